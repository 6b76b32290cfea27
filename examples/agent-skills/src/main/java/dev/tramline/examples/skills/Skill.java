package dev.tramline.examples.skills;

/**
 * A skill, as its front matter presents it.
 *
 * @param name a word
 * @param description what it does and when to use it
 */
public record Skill(String name, String description) {}
