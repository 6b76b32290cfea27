package dev.tramline.examples.team;

import dev.tramline.examples.support.ChatModels;
import dev.tramline.examples.support.Corpus;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.examples.support.Program;
import dev.tramline.examples.support.Surroundings;
import dev.tramline.examples.team.Newsroom.Result;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Starts four agents and has them make an article together. */
public final class Main {

  private static final String TOPIC = "Geoffrey Hinton";
  private static final int MAX_WORDS = 60;

  private Main() {}

  /**
   * Runs the flow; exits with 0 for an article, 1 for none or a failure.
   *
   * @param args what the article is to be about
   */
  public static void main(String[] args) {
    System.exit(run(args, Surroundings.ofProcess()));
  }

  static int run(String[] args, Surroundings around) {
    return Program.run(around, () -> write(args, around));
  }

  private static int write(String[] args, Surroundings around) {
    PrintStream out = around.out();
    String topic = args.length == 0 ? TOPIC : String.join(" ", args);
    out.println(ChatModels.describe(around.env()));
    Map<Boolean, List<Passage>> shelves =
        Corpus.load().stream().collect(Collectors.partitioningBy(Main::isAboutPrizes));
    try (PassageIndex prizes = new PassageIndex(shelves.get(true));
        PassageIndex others = new PassageIndex(shelves.get(false));
        Team team =
            new Team(
                new ResearchDesk(prizes),
                new ResearchDesk(others),
                new Writer(ChatModels.fromEnvironment(around.env(), new CopyingWriter())),
                new Reviewer(
                    ChatModels.fromEnvironment(around.env(), new CountingReviewer()), MAX_WORDS))) {
      team.servers()
          .forEach(server -> out.printf("%s at %s%n", server.card().name(), server.url()));
      out.printf("%nTopic: %s%n", topic);
      return print(team.newsroom(around.console()).with(around.options()).write(topic), out);
    }
  }

  private static boolean isAboutPrizes(Passage passage) {
    return passage.source().contains("Prize") || passage.source().contains("Award");
  }

  private static int print(Result result, PrintStream out) {
    out.println();
    if (result instanceof Result.Published published) {
      published.remarks().forEach(remark -> out.println("Rejected: " + remark));
      out.println("Published: " + published.draft());
      return 0;
    }
    out.println(
        result instanceof Result.Abandoned abandoned
            ? "No article. What was said last: " + abandoned.reply()
            : "No article: no agent knows anything of the topic.");
    return 1;
  }
}
