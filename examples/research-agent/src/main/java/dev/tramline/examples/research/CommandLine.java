package dev.tramline.examples.research;

/** The arguments of {@link Main}. */
record CommandLine(String question, int maxSearches, boolean help) {

  static final String DEFAULT_QUESTION = "Who won the 2024 Physics Nobel Prize?";
  static final int DEFAULT_MAX_SEARCHES = 3;

  /**
   * Reads arguments.
   *
   * @throws IllegalArgumentException if there is an unknown one, or a value is missing or wrong
   */
  static CommandLine parse(String... args) {
    String question = DEFAULT_QUESTION;
    int maxSearches = DEFAULT_MAX_SEARCHES;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--help", "-h" -> {
          return new CommandLine(question, maxSearches, true);
        }
        case "--question" -> question = value(args, ++i);
        case "--max-searches" -> maxSearches = positive(value(args, ++i));
        default -> throw new IllegalArgumentException("Unknown option: " + args[i]);
      }
    }
    return new CommandLine(question, maxSearches, false);
  }

  private static String value(String[] args, int i) {
    if (i == args.length || args[i].isBlank()) {
      throw new IllegalArgumentException(args[i - 1] + " needs a value");
    }
    return args[i];
  }

  private static int positive(String number) {
    try {
      int value = Integer.parseInt(number);
      if (value > 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException("--max-searches needs a number from 1 up, not " + number);
  }
}
