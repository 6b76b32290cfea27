/**
 * What every measurement uses to say what it found: the figures, the file they are kept in and the
 * page made from the files. Nothing here measures.
 */
package dev.tramline.benchmarks.report;
