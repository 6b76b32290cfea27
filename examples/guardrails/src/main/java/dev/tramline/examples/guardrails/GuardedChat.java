package dev.tramline.examples.guardrails;

import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Join;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Transition;
import java.util.List;

/**
 * Answers a message if all guards of the input let it in and all guards of the output let it out.
 */
@Flow
public interface GuardedChat {

  /** How a run ends: a refusal is a result, not a failure. */
  sealed interface Result {

    /**
     * The message is answered.
     *
     * @param answer the answer
     */
    record Answered(String answer) implements Result {}

    /**
     * The message is not answered; no model was asked for an answer.
     *
     * @param violations what the guards have against the message, at least one
     */
    record Refused(List<Violation> violations) implements Result {}

    /**
     * There is an answer, but nobody may see it.
     *
     * @param violations what the guards have against the answer, at least one
     */
    record Withheld(List<Violation> violations) implements Result {}
  }

  /**
   * Answers a message.
   *
   * @param message what the user typed
   * @return the answer, or why there is none
   */
  Result ask(String message);

  /** {@return the start, behind which the checks that need no model run side by side} */
  @Transition(to = {"injection", "privacy", "length"})
  Normalize normalize();

  /** {@return does it want to change the instructions?} */
  @Transition(value = "passed", to = "admit")
  @Transition(value = "violated", to = "admit")
  CheckInjection injection();

  /** {@return does it have personal data?} */
  @Transition(value = "passed", to = "admit")
  @Transition(value = "violated", to = "admit")
  CheckPrivacy privacy();

  /** {@return is it too long?} */
  @Transition(value = "passed", to = "admit")
  @Transition(value = "violated", to = "admit")
  CheckLength length();

  /** {@return the gate of the input, which waits for all three: no model sees what they refuse} */
  @Join
  @Transition(value = "open", to = "topic")
  @Exit(value = "closed", as = "refused")
  Gate admit();

  /** {@return is it about what this chat is for?} */
  @Transition(value = "passed", to = "answer")
  @Exit(value = "violated", as = "refused")
  CheckTopic topic();

  /** {@return the answer, behind which the checks of the output run side by side} */
  @Transition(to = {"answerPrivacy", "answerLength"})
  AnswerMessage answer();

  /** {@return the same check, of the answer} */
  @Rename(key = "text", as = "answer")
  @Transition(value = "passed", to = "release")
  @Transition(value = "violated", to = "release")
  CheckPrivacy answerPrivacy();

  /** {@return the same check, of the answer} */
  @Rename(key = "text", as = "answer")
  @Transition(value = "passed", to = "release")
  @Transition(value = "violated", to = "release")
  CheckLength answerLength();

  /** {@return the gate of the output} */
  @Join
  @Exit(value = "open", as = "answered")
  @Exit(value = "closed", as = "withheld")
  Gate release();
}
