package dev.tramline.examples.guardrails;

import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Looks for attempts to give the model other instructions. There is nothing to retry, so no exec.
 */
@Node
public class CheckInjection {

  static final List<Pattern> ATTEMPTS =
      List.of(
          Pattern.compile(
              "(?i)\\b(ignore|disregard|forget|override)\\b.{0,30}\\b(instructions?|rules?|prompts?)\\b"),
          Pattern.compile(
              "(?i)\\b(reveal|print|show|repeat|tell me)\\b.{0,30}\\b(system|hidden|initial)"
                  + " prompt\\b"),
          Pattern.compile("(?i)\\byou are (now|no longer)\\b|\\bpretend (to be|you are)\\b"),
          Pattern.compile("(?i)</?(system|assistant)>|\\b(system|assistant) ?:"));

  @Post
  Verdict judge(String text) {
    return ATTEMPTS.stream().anyMatch(attempt -> attempt.matcher(text).find())
        ? new Verdict.Violated(
            new Violation("injection", "it tries to change the instructions of the chat"))
        : new Verdict.Passed();
  }
}
