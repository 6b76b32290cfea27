package dev.tramline.examples.rag;

/**
 * A Markdown file.
 *
 * @param name its path inside the directory, with slashes
 * @param text what it holds
 */
public record Document(String name, String text) {}
