package dev.tramline.processor.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as annotations write them: {@code "250ms"}, {@code "2s"}, {@code "5m"}, ISO-8601. */
final class Durations {

  static final String FORM = "write \"250ms\", \"2s\", \"5m\", \"1h\" or ISO-8601 such as \"PT2S\"";

  private static final Pattern SHORT = Pattern.compile("(\\d{1,18})\\s*(ms|s|m|h)");

  private Durations() {}

  /** Returns the nanoseconds; empty if the text is no duration, negative or out of range. */
  static OptionalLong nanos(String text) {
    try {
      long nanos = parse(text.strip()).toNanos();
      return nanos < 0 ? OptionalLong.empty() : OptionalLong.of(nanos);
    } catch (DateTimeException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  private static Duration parse(String text) {
    Matcher matcher = SHORT.matcher(text);
    if (!matcher.matches()) {
      return Duration.parse(text);
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }
}
