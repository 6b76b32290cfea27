/**
 * Screens a directory of résumés, each by itself. {@link
 * dev.tramline.examples.resumes.SequentialScreening} and {@link
 * dev.tramline.examples.resumes.ParallelScreening} are two flows of the same nodes, of which one
 * evaluates several résumés at a time. {@link dev.tramline.examples.resumes.KeywordScreener}
 * evaluates without a network.
 */
package dev.tramline.examples.resumes;
