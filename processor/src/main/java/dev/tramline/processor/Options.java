package dev.tramline.processor;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What can be set with {@code -A} on the compiler's command line.
 *
 * @param warnings how warnings are reported
 * @param mermaid whether {@code META-INF/tramline/<flow>.mmd} is written
 */
record Options(Warnings warnings, boolean mermaid) {

  static final String WARNINGS = "tramline.warnings";
  static final String MERMAID = "tramline.mermaid";
  static final Set<String> NAMES = Set.of(WARNINGS, MERMAID);

  /** How warnings are reported. */
  enum Warnings {
    ERROR,
    WARN,
    OFF
  }

  /** Reads the options. */
  static Options of(Map<String, String> given) {
    Warnings warnings =
        switch (Objects.requireNonNullElse(given.get(WARNINGS), "warn")) {
          case "error" -> Warnings.ERROR;
          case "off" -> Warnings.OFF;
          default -> Warnings.WARN;
        };
    return new Options(warnings, !"false".equals(given.get(MERMAID)));
  }

  /** Says what is wrong with the options, if anything. */
  static Optional<String> trouble(Map<String, String> given) {
    return trouble(given, WARNINGS, Set.of("error", "warn", "off"))
        .or(() -> trouble(given, MERMAID, Set.of("true", "false")));
  }

  private static Optional<String> trouble(
      Map<String, String> given, String name, Set<String> allowed) {
    String value = given.get(name);
    if (!given.containsKey(name) || (value != null && allowed.contains(value))) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "-A%s=%s is not understood: use one of %s",
            name,
            Objects.requireNonNullElse(value, ""),
            String.join(", ", allowed.stream().sorted().toList())));
  }
}
