/** Runs as a whole: limits, interruption, threads, and the generated class around them. */
package dev.tramline.tests.runs;
