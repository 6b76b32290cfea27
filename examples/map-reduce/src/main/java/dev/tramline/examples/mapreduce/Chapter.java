package dev.tramline.examples.mapreduce;

/**
 * A part of a document.
 *
 * @param title its heading
 * @param text what stands under it
 */
public record Chapter(String title, String text) {}
