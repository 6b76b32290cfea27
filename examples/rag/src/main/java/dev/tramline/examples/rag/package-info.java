/**
 * Answers questions from a directory of Markdown files. {@link
 * dev.tramline.examples.rag.IndexDocuments} is the flow that runs once, {@link
 * dev.tramline.examples.rag.AnswerQuestion} the one that runs for each question. {@link
 * dev.tramline.examples.rag.Quoter} answers without a network.
 */
package dev.tramline.examples.rag;
