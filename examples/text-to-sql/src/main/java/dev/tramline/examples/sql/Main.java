package dev.tramline.examples.sql;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.Program;
import dev.tramline.examples.support.Surroundings;
import java.io.PrintStream;
import javax.sql.DataSource;

/** Asks the shop's database questions. */
public final class Main {

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int MAX_QUERIES = 3;
  private static final String[] QUESTIONS = {
    "How many customers are in Oslo?",
    "What is the average cost of products per category?",
    "What is the total quantity of orders per customer?",
  };

  private Main() {}

  /**
   * Answers each argument, or three questions of its own, and exits with 0 if all were answered and
   * with 1 if not.
   *
   * @param args questions
   */
  public static void main(String[] args) {
    System.exit(run(args, Surroundings.ofProcess()));
  }

  static int run(String[] args, Surroundings around) {
    return Program.run(around, () -> answer(args.length == 0 ? QUESTIONS : args, around));
  }

  private static int answer(String[] questions, Surroundings around) {
    int status = OK;
    try (Shop shop = new Shop()) {
      TextToSqlFlow flow = flow(around.model(new GrammarModel()), shop.forReading());
      for (String question : questions) {
        around.out().printf("%nQuestion: %s%n", question);
        status |= print(flow.with(around.options()).ask(question), around.out());
      }
    }
    return status;
  }

  static TextToSqlFlow flow(ChatModel llm, DataSource database) {
    return new TextToSqlFlow(
        new ReadSchema(database), new WriteSql(llm), new RunSql(database, MAX_QUERIES));
  }

  private static int print(TextToSql.Result result, PrintStream out) {
    if (result instanceof TextToSql.Result.Answered answered) {
      out.printf("%n%s", answered.table().toText());
      return OK;
    }
    TextToSql.Result.GaveUp gaveUp = (TextToSql.Result.GaveUp) result;
    out.println("\nNo query was accepted:");
    gaveUp.rejections().forEach(tried -> out.printf("  %s%n    %s%n", tried.sql(), tried.error()));
    return FAILED;
  }
}
