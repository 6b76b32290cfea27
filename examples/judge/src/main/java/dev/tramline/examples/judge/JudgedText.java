package dev.tramline.examples.judge;

import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Transition;
import java.util.List;

/** Writes a text, has it judged, and writes it again with all remarks so far. */
@Flow
public interface JudgedText {

  /** How a run ends. */
  sealed interface Result {

    /**
     * The judge accepts the draft.
     *
     * @param draft the text
     * @param reviews what was remarked on the drafts before
     */
    record Accepted(String draft, List<Review> reviews) implements Result {}

    /**
     * The judge rejected as many drafts as there are rounds.
     *
     * @param reviews what was remarked, on the last draft too
     */
    record GaveUp(List<Review> reviews) implements Result {}
  }

  /**
   * Writes a text.
   *
   * @param topic what it is about
   * @param notes sentences to write it from
   * @param rules what the judge goes by; the writer only learns them from remarks
   * @param maxRounds how many drafts there may be, at least 1
   * @return how it ended
   */
  Result compose(String topic, List<String> notes, Rules rules, int maxRounds);

  /** {@return the writer} */
  @Transition(to = "judge")
  WriteDraft write();

  /** {@return the judge, whose other actions are the variants of the result} */
  @Transition(value = "revise", to = "write")
  JudgeDraft judge();
}
