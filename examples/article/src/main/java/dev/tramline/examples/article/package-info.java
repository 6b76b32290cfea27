/**
 * Writes an article. {@link dev.tramline.examples.article.WriteArticle} is the flow: an outline,
 * its sections side by side, the whole, and a last look at the style. {@link
 * dev.tramline.examples.article.Compiler} writes without a network, from a small corpus.
 */
package dev.tramline.examples.article;
