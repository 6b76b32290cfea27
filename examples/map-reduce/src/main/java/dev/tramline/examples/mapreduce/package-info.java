/**
 * Summarises a long document. {@link dev.tramline.examples.mapreduce.SummarizeDocument} splits it,
 * runs {@link dev.tramline.examples.mapreduce.DigestChapter}, a flow of its own, for several
 * chapters at a time, and puts the digests together. {@link
 * dev.tramline.examples.mapreduce.SentencePicker} summarises without a network.
 */
package dev.tramline.examples.mapreduce;
