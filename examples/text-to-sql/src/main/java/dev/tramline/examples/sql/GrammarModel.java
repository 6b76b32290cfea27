package dev.tramline.examples.sql;

import dev.tramline.examples.support.StandIn;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model without a network: it translates plain questions about counts, sums, means, extremes,
 * lists and rankings by a small grammar. It takes a word that should be a column for one, as
 * language models do, and thinks of a synonym when the database rejects it.
 */
final class GrammarModel implements StandIn {

  private static final Map<String, String> SYNONYMS =
      Map.of(
          "cost", "price",
          "amount", "quantity",
          "town", "city",
          "kind", "category",
          "type", "category",
          "title", "name");

  /** How a database says that there is no such column, H2 and others. */
  private static final Pattern NOT_FOUND =
      Pattern.compile("(?i)column \"?(\\w+)\"? (not found|does not exist)");

  @Override
  public String reply(String instructions, String prompt) {
    String question = SqlPrompt.question(prompt);
    for (String error : SqlPrompt.errors(prompt)) {
      question = mended(question, error);
    }
    return new QuestionGrammar(Schema.parse(prompt), question).toSql();
  }

  private static String mended(String question, String error) {
    Matcher column = NOT_FOUND.matcher(error);
    if (!column.find()) {
      return question;
    }
    String unknown = column.group(1);
    String known = SYNONYMS.get(unknown.toLowerCase(Locale.ROOT));
    return known == null
        ? question
        : question.replaceAll("(?i)\\b" + Pattern.quote(unknown) + "\\b", known);
  }
}
