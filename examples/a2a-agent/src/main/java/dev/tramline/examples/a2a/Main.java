package dev.tramline.examples.a2a;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.tramline.a2a.A2aException;
import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.client.A2aClient;
import dev.tramline.a2a.client.TransportException;
import dev.tramline.a2a.server.A2aServer;
import dev.tramline.examples.support.ChatModels;
import dev.tramline.examples.support.Corpus;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.examples.support.Program;
import dev.tramline.examples.support.Surroundings;
import dev.tramline.examples.support.UsageException;
import dev.tramline.runtime.RunOptions;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** Serves the research agent, asks an agent, or does both in one process. */
public final class Main {

  private static final String QUESTION = "Who won the Nobel Prize in Chemistry?";

  private static final int MAX_PORT = 65535;

  private static final String USAGE =
      """
      Usage: a2a-agent [<question>]             serves the agent and asks it
             a2a-agent serve [<port>]           only serves it, on any port unless one is given
             a2a-agent ask <url> [<question>]   only asks, whichever agent is there\
      """;

  private Main() {}

  /**
   * Runs the program; exits with 0 for an answer, 1 for none or a failure, 2 for wrong arguments.
   *
   * @param args a question, {@code serve [<port>]} or {@code ask <url> [<question>]}
   */
  public static void main(String[] args) {
    System.exit(run(args, Surroundings.ofProcess()));
  }

  static int run(String[] args, Surroundings around) {
    List<String> words = Arrays.asList(args);
    return Program.run(
        around,
        () ->
            switch (words.isEmpty() ? "" : words.get(0)) {
              case "serve" -> serve(words.subList(1, words.size()), around);
              case "ask" -> ask(words.subList(1, words.size()), around);
              default -> serveAndAsk(words, around);
            });
  }

  private static int serveAndAsk(List<String> question, Surroundings around) {
    try (PassageIndex index = new PassageIndex(Corpus.load());
        A2aServer server = server(index, 0, around)) {
      return ask(A2aClient.builder(server.url()).build(), question, around);
    }
  }

  private static int serve(List<String> words, Surroundings around) {
    int port = words.isEmpty() ? 0 : port(words.get(0));
    if (words.size() > 1) {
      throw new UsageException(USAGE);
    }
    try (PassageIndex index = new PassageIndex(Corpus.load());
        A2aServer server = server(index, port, around)) {
      around.out().println("Serving at " + server.url());
      around.console().ask("Press Enter to stop. ");
      return 0;
    } catch (UncheckedIOException e) {
      around.err().println(e.getMessage() + ": " + e.getCause().getMessage());
      return 1;
    }
  }

  private static int port(String word) {
    if (!word.matches("\\d{1,5}") || Integer.parseInt(word) > MAX_PORT) {
      throw new UsageException("A port is a number up to %d, not %s".formatted(MAX_PORT, word));
    }
    return Integer.parseInt(word);
  }

  private static int ask(List<String> words, Surroundings around) {
    if (words.isEmpty()) {
      throw new UsageException(USAGE);
    }
    return ask(client(words.get(0)), words.subList(1, words.size()), around);
  }

  private static A2aClient client(String url) {
    try {
      return A2aClient.builder(URI.create(url)).build();
    } catch (IllegalArgumentException e) {
      throw new UsageException("No address of an agent: " + e.getMessage());
    }
  }

  /** Makes an agent of the flow: this is all it takes. */
  private static A2aServer server(PassageIndex index, int port, Surroundings around) {
    return A2aServer.builder()
        .agent(AgentCard.of("Researcher", "Answers from a small corpus, and asks back.", "1.0"))
        .flow(ResearcherFlow.GRAPH, new ResearchMapping(flow(index, around)))
        .port(port)
        .build()
        .start();
  }

  private static ResearcherFlow flow(PassageIndex index, Surroundings around) {
    ChatModel standIn = new QuotingModel();
    ChatModel llm = around.model(standIn);
    StreamingChatModel streaming =
        ChatModels.streamingFromEnvironment(around.env(), new WordByWord(standIn, around.clock()));
    return new ResearcherFlow(new Decide(llm), new Search(index), new Answer(streaming))
        .with(RunOptions.builder().clock(around.clock()).build());
  }

  private static int ask(A2aClient client, List<String> words, Surroundings around) {
    try {
      AgentConsole console = new AgentConsole(client, around.console());
      console.introduce();
      String question =
          words.isEmpty()
              ? around
                  .console()
                  .ask("Your question (Enter for an example): ")
                  .filter(line -> !line.isEmpty())
                  .orElse(QUESTION)
              : String.join(" ", words);
      around.out().println("Question: " + question);
      return console.ask(question) ? 0 : 1;
    } catch (TransportException | A2aException e) {
      around.err().println("The agent cannot be asked: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
