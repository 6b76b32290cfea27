package dev.tramline.examples.resumes;

/**
 * A résumé as it was handed in.
 *
 * @param name of the file
 * @param text what it holds
 */
public record ResumeFile(String name, String text) {}
