/**
 * An analyst that asks a language model: the prompts, what is read from the replies, and the cache
 * of replies on disk. Start with {@link dev.tramline.examples.tutorial.model.ModelAnalyst}. Nothing
 * here parses source code.
 */
package dev.tramline.examples.tutorial.model;
