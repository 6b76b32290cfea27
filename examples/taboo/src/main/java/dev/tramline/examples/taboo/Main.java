package dev.tramline.examples.taboo;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.Arguments;
import dev.tramline.examples.support.ChatModels;
import dev.tramline.examples.support.Program;
import dev.tramline.examples.support.Surroundings;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import java.io.PrintStream;
import java.util.Map;

/** Plays a game from the command line. */
public final class Main {

  private static final Map<String, String> DEFAULTS =
      Map.of("word", "lemon", "taboo", "sour, juice", "hints", "6");

  private Main() {}

  /**
   * Plays a game; exits with 0 if the word is guessed, 1 if not, 2 for wrong arguments.
   *
   * @param args pairs such as {@code --word chess --taboo "king, queen"}
   */
  public static void main(String[] args) {
    System.exit(run(args, Surroundings.ofProcess()));
  }

  static int run(String[] args, Surroundings around) {
    return Program.run(around, () -> play(args, around));
  }

  private static int play(String[] args, Surroundings around) {
    PrintStream out = around.out();
    Arguments options = Arguments.parse(DEFAULTS, args);
    Card card = new Card(options.text("word"), options.list("taboo"));
    Lexicon lexicon = Lexicon.load();
    ChatModel hinting = ChatModels.fromEnvironment(around.env(), new HintingModel(lexicon));
    ChatModel guessing = ChatModels.fromEnvironment(around.env(), new GuessingModel(lexicon));
    out.printf("Word: %s. Taboo: %s%n", card.word(), String.join(", ", card.taboo()));
    out.println(ChatModels.describe(around.env()));
    out.println();
    Game game =
        Game.start(
            new HinterFlow(new GiveHint(hinting), new HearGuess()).with(saying("Hinter", out)),
            new GuesserFlow(new HearHint(), new MakeGuess(guessing)).with(saying("Guesser", out)),
            card,
            options.number("hints"));
    return print(game.join(), out);
  }

  /** Prints what a player says. */
  private static RunOptions saying(String player, PrintStream out) {
    return RunOptions.builder()
        .listener(
            event -> {
              if (event instanceof RunEvent.Emitted said) {
                out.println(player + ": " + said.payload());
              }
            })
        .build();
  }

  private static int print(Hinter.Result result, PrintStream out) {
    out.println();
    if (result instanceof Hinter.Result.Guessed guessed) {
      out.printf("Guessed with hint %d.%n", guessed.turns().size());
      return 0;
    }
    out.println("Not guessed: no hints are left.");
    return 1;
  }
}
