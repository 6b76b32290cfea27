package dev.tramline.examples.sql;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.ChatModels;
import dev.tramline.examples.support.Console;
import dev.tramline.examples.support.StepPrinter;
import dev.tramline.runtime.FlowException;
import dev.tramline.runtime.RunOptions;
import java.io.PrintStream;
import java.util.Map;
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
    System.exit(run(args, Console.standardOutput(), Console.standardError(), System.getenv()));
  }

  static int run(String[] args, PrintStream out, PrintStream err, Map<String, String> env) {
    out.println(ChatModels.describe(env));
    int result = OK;
    try (Shop shop = new Shop()) {
      ChatModel llm = ChatModels.fromEnvironment(env, new GrammarModel());
      for (String question : args.length == 0 ? QUESTIONS : args) {
        out.printf("%nQuestion: %s%n", question);
        RunOptions printed = RunOptions.builder().listener(new StepPrinter(out)).build();
        result |= print(flow(llm, shop.forReading()).with(printed).ask(question), out);
      }
      return result;
    } catch (FlowException e) {
      err.println(ChatModels.explain(e.getCause() == null ? e : e.getCause(), env));
      return FAILED;
    }
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
