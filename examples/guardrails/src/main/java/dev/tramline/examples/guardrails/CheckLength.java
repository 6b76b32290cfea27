package dev.tramline.examples.guardrails;

import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;

/** Looks whether a text is empty or too long. */
@Node
public class CheckLength {

  private final int max;

  /**
   * Creates the node.
   *
   * @param max how many characters a text may have
   */
  public CheckLength(int max) {
    this.max = max;
  }

  @Post
  Verdict judge(String text) {
    if (text.isBlank()) {
      return new Verdict.Violated(new Violation("length", "it is empty"));
    }
    int length = text.codePointCount(0, text.length());
    return length <= max
        ? new Verdict.Passed()
        : new Verdict.Violated(
            new Violation("length", "it has %d characters, %d are allowed".formatted(length, max)));
  }
}
