package dev.tramline.examples.sql;

import java.util.List;

/** What the model is asked. */
final class SqlPrompt {

  static final String INSTRUCTIONS =
      """
      You translate questions into SQL. Reply with one SELECT statement and nothing else: no
      explanation, no semicolon. Use the columns listed and no others; "->" marks a foreign key, and
      after a colon stand the values of a column that has few. Do not repeat a statement that the
      database rejected: mend it.\
      """;

  private static final String QUESTION = "Question: ";
  private static final String ERROR = "Error: ";

  private SqlPrompt() {}

  static String of(String question, Schema schema, List<Rejection> rejections) {
    StringBuilder prompt = new StringBuilder("Columns:\n").append(schema.toPrompt()).append('\n');
    for (Rejection rejection : rejections) {
      prompt.append("\nRejected: ").append(oneLine(rejection.sql()));
      prompt.append('\n').append(ERROR).append(oneLine(rejection.error())).append('\n');
    }
    return prompt.append('\n').append(QUESTION).append(oneLine(question)).toString();
  }

  /** The question in a prompt. */
  static String question(String prompt) {
    return after(QUESTION, prompt).stream().findFirst().orElse("");
  }

  /** The errors in a prompt, oldest first. */
  static List<String> errors(String prompt) {
    return after(ERROR, prompt);
  }

  private static List<String> after(String label, String prompt) {
    return prompt
        .lines()
        .filter(line -> line.startsWith(label))
        .map(line -> line.substring(label.length()))
        .toList();
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
