/**
 * The cases of PocketFlow's own tests, those that only its TypeScript port has, and the known
 * faults of its Python, TypeScript and Java versions. A class of tests for each file of tests
 * there, then the faults by subject; nodes that several of them use are in {@code Arithmetic}.
 */
package dev.tramline.conformance.pocketflow;
