package dev.tramline.examples.guardrails;

/**
 * What a guard has against a text.
 *
 * @param guard which guard
 * @param reason why, for the user; it does not repeat what must not be shown
 */
public record Violation(String guard, String reason) {}
