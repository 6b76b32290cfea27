/**
 * One cycle of three nodes by everyone: what a step costs, with little and with much in the store,
 * and as the graph grows. Each contender is a class of its own that knows nothing of the others.
 */
package dev.tramline.benchmarks.cycle;
