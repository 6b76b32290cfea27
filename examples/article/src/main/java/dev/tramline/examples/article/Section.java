package dev.tramline.examples.article;

/**
 * A section of the article.
 *
 * @param heading above it
 * @param text prose
 */
public record Section(String heading, String text) {}
