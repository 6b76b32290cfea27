package dev.tramline.examples.thought;

import dev.tramline.examples.support.ModelReplyException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One thought.
 *
 * @param text what was done and found
 * @param plan all steps as they stand after this thought, at least one
 * @param answer the answer to the problem, if this is the last thought
 */
public record Thought(String text, List<Step> plan, Optional<String> answer) {

  private static final Pattern TEXT = field("THOUGHT");
  private static final Pattern ANSWER = field("ANSWER");

  /** Copies the plan. */
  public Thought {
    plan = List.copyOf(plan);
  }

  private static Pattern field(String name) {
    return Pattern.compile("(?im)^[\\s>*_#-]*" + name + "[ \\t*_]*:[ \\t*_]*(.*?)[\\s*_]*$");
  }

  /**
   * Reads a reply.
   *
   * @throws ModelReplyException if it is not in the format asked for; worth another attempt
   */
  static Thought parse(String reply) {
    String text = reply == null ? "" : reply;
    List<Step> plan = text.lines().flatMap(line -> Step.parse(line).stream()).toList();
    Optional<String> answer = find(ANSWER, text);
    if (plan.isEmpty()) {
      throw new ModelReplyException("The model replied without a plan: " + text);
    }
    String found =
        find(TEXT, text)
            .orElseThrow(
                () -> new ModelReplyException("The model replied without a thought: " + text));
    Thought thought = new Thought(found, plan, answer);
    if (answer.isPresent() && thought.done() < plan.size()) {
      throw new ModelReplyException("The model answers before its plan is done: " + text);
    }
    return thought;
  }

  private static Optional<String> find(Pattern field, String text) {
    Matcher found = field.matcher(text);
    return found.find() ? Optional.of(found.group(1)).filter(s -> !s.isBlank()) : Optional.empty();
  }

  /** {@return how many steps of the plan are done} */
  public long done() {
    return plan.stream().filter(step -> step.status() == Step.Status.DONE).count();
  }

  /** The plan, a step a line. */
  String planText() {
    return plan.stream().map(Step::toString).collect(Collectors.joining("\n"));
  }

  /** The reply that {@link #parse} reads. */
  String toReply() {
    return "THOUGHT: "
        + text
        + "\nPLAN:\n"
        + planText()
        + answer.map(found -> "\nANSWER: " + found).orElse("");
  }
}
