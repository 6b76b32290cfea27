package dev.tramline.examples.structured;

import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Transition;
import java.util.List;

/** Reads a résumé: asks, checks, and asks again with what was wrong. */
@Flow
public interface ResumeParser {

  /** How it ends. */
  sealed interface Result {

    /**
     * The model gave a valid record.
     *
     * @param resume the record
     * @param rejections the replies before it that were sent back
     */
    record Parsed(Resume resume, List<Rejection> rejections) implements Result {}

    /**
     * It never did.
     *
     * @param rejections all its replies
     */
    record GaveUp(List<Rejection> rejections) implements Result {}
  }

  /**
   * Reads a résumé.
   *
   * @param text the résumé as plain text
   * @return the record, if there is one
   */
  Result parse(String text);

  /** The start. */
  @Transition(to = "check")
  AskForYaml ask();

  /** Its actions {@code parsed} and {@code gaveUp} are variants of the result. */
  @Transition(value = "invalid", to = "ask")
  CheckYaml check();
}
