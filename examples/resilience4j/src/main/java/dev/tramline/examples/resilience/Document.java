package dev.tramline.examples.resilience;

/**
 * Something to be read.
 *
 * @param title its title
 * @param text what it says
 */
public record Document(String title, String text) {}
