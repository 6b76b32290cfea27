package dev.tramline.examples.chat;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.Console;
import dev.tramline.examples.support.Corpus;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.examples.support.Surroundings;
import dev.tramline.runtime.FlowException;
import dev.tramline.runtime.RunOptions;
import java.util.List;

/** Runs the conversation in the terminal. */
public final class Main {

  private Main() {}

  /**
   * Talks until the line "quit" or the end of the input, and exits with 0, or with 1 for a failure.
   *
   * @param args none
   */
  public static void main(String[] args) {
    System.exit(run(Surroundings.ofProcess()));
  }

  static int run(Surroundings around) {
    Console console = around.console();
    try (PassageIndex knowledge = new PassageIndex(Corpus.load())) {
      ChatModel llm = around.model(new AttentiveListener(knowledge));
      console.out().println("Type quit to leave.");
      Chat chat =
          new ChatFlow(new Converse(llm, console))
              .with(RunOptions.builder().clock(around.clock()).build());
      List<Turn> messages = chat.talk(List.of());
      console.out().printf("%nGoodbye, after %d turns.%n", messages.size());
      return 0;
    } catch (FlowException e) {
      return around.failed(e);
    }
  }
}
