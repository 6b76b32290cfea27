package dev.tramline.examples.support;

/**
 * A passage of the corpus.
 *
 * @param id how it is cited
 * @param title what it is about
 * @param source where it comes from
 * @param text a few sentences
 */
public record Passage(String id, String title, String source, String text) {}
