package dev.tramline.examples.support;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments of a program, as pairs such as {@code --topic trams}.
 *
 * @param values the value of each option, by its name without the dashes
 */
public record Arguments(Map<String, String> values) {

  /**
   * Reads arguments.
   *
   * @param defaults every option there is, and its value if it is left out
   * @param args as given to {@code main}
   * @return the value of every option
   * @throws UsageException if an option is unknown or lacks its value
   */
  public static Arguments parse(Map<String, String> defaults, String... args) {
    Map<String, String> values = new LinkedHashMap<>(defaults);
    for (int i = 0; i < args.length; i += 2) {
      String name = args[i].startsWith("--") ? args[i].substring(2) : "";
      if (!defaults.containsKey(name)) {
        throw new UsageException(
            "Unknown option %s; there are --%s"
                .formatted(args[i], String.join(", --", defaults.keySet())));
      }
      if (i + 1 == args.length || args[i + 1].isBlank()) {
        throw new UsageException(args[i] + " needs a value");
      }
      values.put(name, args[i + 1].strip());
    }
    return new Arguments(values);
  }

  /**
   * Returns the value of an option.
   *
   * @param name one of the defaults' names
   * @return its text
   */
  public String text(String name) {
    return values.get(name);
  }

  /**
   * Returns the value of an option that is a number.
   *
   * @param name one of the defaults' names
   * @return the number
   * @throws UsageException if it is none, or less than 0
   */
  public int number(String name) {
    String value = text(name);
    if (!value.matches("\\d{1,9}")) {
      throw new UsageException("--" + name + " needs a number from 0 up, not " + value);
    }
    return Integer.parseInt(value);
  }

  /**
   * Returns the value of an option that is a list.
   *
   * @param name one of the defaults' names
   * @return what stands between the commas
   */
  public List<String> list(String name) {
    return Arrays.stream(text(name).split(","))
        .map(String::strip)
        .filter(element -> !element.isEmpty())
        .toList();
  }
}
