/**
 * The cases of the tests that BrainyFlow (now Caskada) has in Python and in TypeScript, and the
 * known faults of both. A class of tests for each file of tests there, then the faults by subject;
 * nodes that several of them use are in {@code Trails}.
 */
package dev.tramline.conformance.brainyflow;
