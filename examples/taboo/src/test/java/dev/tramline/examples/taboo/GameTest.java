package dev.tramline.examples.taboo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.support.StandIn;
import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.examples.support.testing.ReadmeGraph;
import dev.tramline.examples.support.testing.ScriptedChatModel;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30) // a player who is left alone would wait for ever
class GameTest {

  private static final Card TRAM = new Card("tram", List.of("rail"));
  private static final Lexicon LEXICON = Lexicon.load();

  private final FakeClock clock = new FakeClock();

  private Game start(ChatModel hinting, ChatModel guessing, Card card, int maxHints) {
    RunOptions options = RunOptions.builder().clock(clock).build();
    return Game.start(
        new HinterFlow(new GiveHint(hinting), new HearGuess()).with(options),
        new GuesserFlow(new HearHint(), new MakeGuess(guessing)).with(options),
        card,
        maxHints);
  }

  @Test
  void endsWithTheRightGuess() {
    ScriptedChatModel hinting = new ScriptedChatModel("It has a bell.", "It runs in the street.");
    ScriptedChatModel guessing = new ScriptedChatModel("Cow", " \"Tram.\"\n");
    assertThat(start(hinting, guessing, TRAM, 5).join())
        .isEqualTo(
            new Hinter.Result.Guessed(
                List.of(
                    new Turn("It has a bell.", "cow"),
                    new Turn("It runs in the street.", "tram"))));
    assertThat(hinting.prompts().get(1)).contains("Forbidden: rail", "Wrong guess: cow");
    assertThat(guessing.prompts().get(1))
        .contains("It has a bell.", "It runs in the street.", "Wrong guess: cow")
        .doesNotContain("Forbidden");
  }

  @Test
  void endsWithTheLastHint() {
    ScriptedChatModel hinting = new ScriptedChatModel("It has a bell.", "It is big.");
    ScriptedChatModel guessing = new ScriptedChatModel("cow", "church");
    assertThat(start(hinting, guessing, TRAM, 2).join())
        .isInstanceOfSatisfying(
            Hinter.Result.OutOfHints.class, result -> assertThat(result.turns()).hasSize(2));
  }

  @Test
  void asksAgainAfterAForbiddenHintAndARepeatedGuess() {
    ScriptedChatModel hinting =
        new ScriptedChatModel("It runs on rails.", "Trams!", "It has a bell.", "It is big.");
    ScriptedChatModel guessing = new ScriptedChatModel("cow", "cow", "I do not know", "tram");
    assertThat(start(hinting, guessing, TRAM, 3).join()).isInstanceOf(Hinter.Result.Guessed.class);
    assertThat(clock.waits()).hasSize(4);
  }

  @Test
  void endsBothPlayersIfTheHinterFails() {
    Game game =
        start(new ScriptedChatModel("Tram", "Tram", "Tram"), new GuessingModel(LEXICON), TRAM, 3);
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(game::join)
        .withCauseInstanceOf(ModelReplyException.class)
        .satisfies(failure -> assertThat(failure.flow()).isEqualTo("Hinter"));
  }

  @Test
  void endsBothPlayersIfTheGuesserFails() {
    Game game = start(new HintingModel(LEXICON), new ScriptedChatModel("1", "2", "3"), TRAM, 3);
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(game::join)
        .satisfies(failure -> assertThat(failure.flow()).isEqualTo("Guesser"));
  }

  @Test
  void canBeCancelledWhileAModelThinks() throws InterruptedException {
    CountDownLatch thinking = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    ChatModel slow =
        StandIn.of(
            (instructions, prompt) -> {
              thinking.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return "tram";
            });
    Game game = start(new HintingModel(LEXICON), slow, TRAM, 3);
    thinking.await();
    game.cancel();
    assertThatExceptionOfType(RunCancelledException.class).isThrownBy(game::join);
  }

  @ParameterizedTest
  @CsvSource({"tram, 6", "chess, 4", "penguin, 5", "violin, 6", "nostalgic, 4", "lemon, 6"})
  void isWonOffline(String word, int maxHints) {
    Card card = new Card(word, List.of());
    assertThat(start(new HintingModel(LEXICON), new GuessingModel(LEXICON), card, maxHints).join())
        .isInstanceOf(Hinter.Result.Guessed.class);
  }

  @Test
  void isWonOfflineByLettersIfAllFactsAreForbidden() {
    Card card =
        new Card("apple", List.of("fruit", "tree", "red", "Newton", "doctor", "pome", "kind"));
    assertThat(start(new HintingModel(LEXICON), new GuessingModel(LEXICON), card, 8).join())
        .isInstanceOfSatisfying(
            Hinter.Result.Guessed.class,
            result ->
                assertThat(result.turns())
                    .extracting(Turn::hint)
                    .allMatch(hint -> hint.startsWith("Letter ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zyzzyva", "C++", "Tram-line"})
  void isLostOfflineForWordsThatTheGuesserDoesNotKnow(String word) {
    Card card = new Card(word, List.of());
    assertThat(start(new HintingModel(LEXICON), new GuessingModel(LEXICON), card, 9).join())
        .isInstanceOf(Hinter.Result.OutOfHints.class);
  }

  @Test
  void hintsWithWhatSetsTheWordApartFromWrongGuesses() {
    HintingModel model = new HintingModel(LEXICON);
    assertThat(model.reply("", "Word: tram\nForbidden: bell\nWrong guess: train\n"))
        .isEqualTo("It stops in the street.");
    assertThat(model.reply("", "Word: tram\nForbidden: bell\nWrong guess: bus\n"))
        .isEqualTo("It runs on rails.");
  }

  @Test
  void areDrawnInTheReadme() {
    ReadmeGraph.assertShows(Path.of("README.md"), HinterFlow.GRAPH, GuesserFlow.GRAPH);
  }
}
