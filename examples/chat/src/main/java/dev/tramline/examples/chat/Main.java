package dev.tramline.examples.chat;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.ChatModels;
import dev.tramline.examples.support.Console;
import dev.tramline.examples.support.Corpus;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.runtime.FlowException;
import dev.tramline.runtime.RunClock;
import dev.tramline.runtime.RunOptions;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Runs the conversation in the terminal. */
public final class Main {

  private Main() {}

  /**
   * Talks until the line "quit" or the end of the input, and exits with 0, or with 1 for a failure.
   *
   * @param args none
   */
  public static void main(String[] args) {
    System.exit(
        run(Console.ofProcess(), Console.standardError(), System.getenv(), RunClock.system()));
  }

  static int run(Console console, PrintStream err, Map<String, String> env, RunClock clock) {
    console.out().println(ChatModels.describe(env));
    console.out().println("Type quit to leave.");
    try (PassageIndex knowledge = new PassageIndex(Corpus.load())) {
      ChatModel llm = ChatModels.fromEnvironment(env, new AttentiveListener(knowledge));
      Chat chat =
          new ChatFlow(new Converse(llm, console)).with(RunOptions.builder().clock(clock).build());
      List<Turn> messages = chat.talk(List.of());
      console.out().printf("%nGoodbye, after %d turns.%n", messages.size());
      return 0;
    } catch (FlowException e) {
      err.println(ChatModels.explain(e.getCause() == null ? e : e.getCause(), env));
      return 1;
    }
  }
}
