package dev.tramline.examples.thought;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A step of a plan.
 *
 * @param status how far it is
 * @param task what is to be done
 * @param result what came out; empty while it is pending
 */
public record Step(Status status, String task, String result) {

  private static final Pattern LINE =
      Pattern.compile("(?i)[\\s>*-]*\\[(pending|verify|done)]\\s*(.+?)(?:\\s*=>\\s*(.*))?");

  /** How far a step is. */
  public enum Status {
    /** Nothing was done yet. */
    PENDING,
    /** It is done, but the result needs verification. */
    VERIFY,
    /** It is done. */
    DONE
  }

  /** Reads a line such as {@code [done] Add 2 and 3 => 5}; empty if it is no step. */
  static Optional<Step> parse(String line) {
    Matcher step = LINE.matcher(line);
    if (!step.matches()) {
      return Optional.empty();
    }
    Status status = Status.valueOf(step.group(1).toUpperCase(Locale.ROOT));
    String result = step.group(3) == null ? "" : step.group(3).strip();
    return Optional.of(new Step(status, step.group(2), result));
  }

  /** The line that {@link #parse} reads. */
  @Override
  public String toString() {
    String line = "[" + status.name().toLowerCase(Locale.ROOT) + "] " + task;
    return result.isEmpty() ? line : line + " => " + result;
  }
}
