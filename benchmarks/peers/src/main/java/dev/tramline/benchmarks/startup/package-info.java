/**
 * From the start of a JVM to the first answer of a small research agent, by everyone. Each main
 * class uses its own library and the stand-ins, nothing else of this module.
 */
package dev.tramline.benchmarks.startup;
