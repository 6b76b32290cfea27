/**
 * What the processor adds to the time that {@code javac} takes: sources made up here, the same with
 * what the processor writes as plain sources, and the like for another processor.
 */
package dev.tramline.benchmarks.compiling;
