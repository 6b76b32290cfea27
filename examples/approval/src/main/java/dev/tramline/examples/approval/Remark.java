package dev.tramline.examples.approval;

/**
 * What the human has against a draft.
 *
 * @param draft the draft
 * @param reason what is to be changed
 */
public record Remark(String draft, String reason) {}
