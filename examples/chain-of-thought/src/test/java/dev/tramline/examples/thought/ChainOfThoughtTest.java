package dev.tramline.examples.thought;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.examples.support.testing.ReadmeGraph;
import dev.tramline.examples.support.testing.ScriptedChatModel;
import dev.tramline.examples.thought.ChainOfThought.Result;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainOfThoughtTest {

  private static final String OPEN = "THOUGHT: first\n[done] one => 1\n[pending] two";
  private static final String DONE = "THOUGHT: last\n[done] one => 1\n[done] two => 2\nANSWER: 2";

  private final FakeClock clock = new FakeClock();

  private Result solve(ChatModel llm, String problem, int maxThoughts) {
    return new ChainOfThoughtFlow(new Think(llm))
        .with(RunOptions.builder().clock(clock).build())
        .solve(problem, maxThoughts);
  }

  @Test
  void thinksUntilThereIsAnAnswer() {
    ScriptedChatModel llm = new ScriptedChatModel(OPEN, DONE);
    assertThat(solve(llm, "1 + 1?", 5))
        .isInstanceOfSatisfying(
            Result.Solved.class,
            solved -> {
              assertThat(solved.answer()).isEqualTo("2");
              assertThat(solved.thoughts())
                  .extracting(Thought::text)
                  .containsExactly("first", "last");
            });
  }

  @Test
  void showsTheModelItsThoughtsAndItsPlan() {
    ScriptedChatModel llm = new ScriptedChatModel(OPEN, DONE);
    solve(llm, "1\n+ 1?", 5);
    assertThat(llm.prompts().get(0)).contains("Problem: 1 + 1?", "Thoughts left: 5");
    assertThat(llm.prompts().get(1))
        .contains("Thought 1: first", "[done] one => 1", "[pending] two", "Thoughts left: 4");
  }

  @Test
  void givesUpAtTheLimit() {
    assertThat(solve(new ScriptedChatModel(OPEN, OPEN), "1 + 1?", 2))
        .isInstanceOfSatisfying(
            Result.GivenUp.class, result -> assertThat(result.thoughts()).hasSize(2));
  }

  @Test
  void asksAgainAfterAReplyItCannotRead() {
    assertThat(solve(new ScriptedChatModel("Hm.", DONE), "1 + 1?", 1))
        .isInstanceOf(Result.Solved.class);
    assertThat(clock.waits()).hasSize(1);
  }

  @Test
  void failsIfNoReplyCanBeRead() {
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> solve(new ScriptedChatModel("Hm.", "Er.", "Well."), "1 + 1?", 5))
        .withCauseInstanceOf(ModelReplyException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Measure exactly 4 litres with a 3-litre jug and a 5-litre jug.    | jug B has 4 litres",
        "With a 5 liter jug and a 3 liter jug, how do you get 1 liter?     | has 1 litres",
        "Measure 4 litres with an 8-litre jug, a 5-litre jug, a 3-litre jug. | has 4 litres",
        "Measure 97 litres with a 99-litre jug and a 98-litre jug.         | has 97 litres",
        "Measure 5 litres with a 4-litre jug and a 6-litre jug.            | No sequence of moves",
        "Measure exactly 9 litres with a 3-litre jug and a 5-litre jug.    | No sequence of moves",
        "Measure 0 litres with a 3-litre jug and a 5-litre jug.            | Nothing has to be"
            + " done",
        "Measure 4 litres with a 3-litre jug.                              | I can only measure",
        "How many roads must a man walk down?                              | I can only measure",
      })
  void solvesPuzzlesOffline(String problem, String answer) {
    assertThat(solve(new JugSolver(), problem, 500))
        .isInstanceOfSatisfying(
            Result.Solved.class, solved -> assertThat(solved.answer()).contains(answer));
  }

  @Test
  void verifiesTheLastMoveInAThoughtOfItsOwn() {
    Result result = solve(new JugSolver(), "Get 2 litres with a 3-litre jug and a 5-litre jug", 20);
    assertThat(((Result.Solved) result).thoughts())
        .extracting(Thought::planText)
        .containsExactly(
            "[pending] Fill jug B\n[pending] Pour jug B into jug A",
            "[done] Fill jug B => A has 0, B has 5\n[pending] Pour jug B into jug A",
            "[done] Fill jug B => A has 0, B has 5\n"
                + "[verify] Pour jug B into jug A => A has 3, B has 2",
            "[done] Fill jug B => A has 0, B has 5\n"
                + "[done] Pour jug B into jug A => A has 3, B has 2");
  }

  @Test
  void plansAnewIfTheEndOfAPlanIsWrong() {
    String reply =
        new JugSolver()
            .reply(
                "",
                "Problem: Get 2 litres with a 3-litre jug and a 5-litre jug.\n"
                    + "Plan:\n[verify] Fill jug A => A has 2, B has 0");
    assertThat(reply).contains("[pending] Fill jug B").doesNotContain("ANSWER");
  }

  @Test
  void isDrawnInItsReadme() {
    ReadmeGraph.assertShows(Path.of("README.md"), ChainOfThoughtFlow.GRAPH);
  }
}
