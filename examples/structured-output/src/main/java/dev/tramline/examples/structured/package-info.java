/**
 * A résumé in plain text becomes a record. {@link dev.tramline.examples.structured.ResumeParser} is
 * the flow: one node asks the model for YAML, the next checks it, and sends it back with all that
 * is wrong. {@link dev.tramline.examples.structured.RuleBasedExtractor} answers without a network.
 */
package dev.tramline.examples.structured;
