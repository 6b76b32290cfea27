package dev.tramline.examples.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.judge.JudgedText.Result;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.examples.support.testing.ReadmeGraph;
import dev.tramline.examples.support.testing.ScriptedChatModel;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgedTextTest {

  private static final Rules RULES = new Rules(8, List.of("rails"), List.of("bus"), 0);
  private static final List<String> NOTES =
      List.of("Trams run in the street.", "They need rails.", "A bus does not.");

  private final FakeClock clock = new FakeClock();

  private Result compose(ChatModel writer, ChatModel critic, Rules rules, int rounds) {
    return new JudgedTextFlow(new WriteDraft(writer), new JudgeDraft(critic))
        .with(RunOptions.builder().clock(clock).build())
        .compose("Trams", NOTES, rules, rounds);
  }

  @Test
  void acceptsAFirstDraft() {
    Result result =
        compose(
            new ScriptedChatModel(" A \n text. "),
            new ScriptedChatModel("VERDICT: accepted"),
            RULES,
            3);
    assertThat(result).isEqualTo(new Result.Accepted("A text.", List.of()));
  }

  @Test
  void showsTheWriterAllDraftsAndRemarks() {
    ScriptedChatModel writer = new ScriptedChatModel("One.", "Two.", "Three.");
    ScriptedChatModel critic =
        new ScriptedChatModel(
            "**Verdict:** revise\n- longer\n* better",
            "VERDICT: revise\n- still longer",
            "VERDICT: accepted");
    assertThat(compose(writer, critic, RULES, 3))
        .isEqualTo(
            new Result.Accepted(
                "Three.",
                List.of(
                    new Review("One.", List.of("longer", "better")),
                    new Review("Two.", List.of("still longer")))));
    assertThat(writer.prompts().get(0)).contains("Topic: Trams", "They need rails.");
    assertThat(writer.prompts().get(2))
        .contains("Draft: One.", "* longer", "* better", "Draft: Two.", "* still longer");
    assertThat(critic.prompts().get(0)).contains("at most 8 words", "Text: One.");
  }

  @Test
  void givesUpAfterTheLastRound() {
    ScriptedChatModel critic =
        new ScriptedChatModel("VERDICT: revise\n- no", "VERDICT: revise\n- no");
    assertThat(compose(new ScriptedChatModel("One.", "Two."), critic, RULES, 2))
        .isInstanceOfSatisfying(
            Result.GaveUp.class,
            result -> assertThat(result.reviews()).extracting("draft").contains("One.", "Two."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Not bad.", "VERDICT: revise", "VERDICT: perhaps\n- no"})
  void asksTheJudgeAgainAfterAReplyItCannotRead(String reply) {
    ScriptedChatModel critic = new ScriptedChatModel(reply, "VERDICT: accepted");
    assertThat(compose(new ScriptedChatModel("One."), critic, RULES, 1))
        .isInstanceOf(Result.Accepted.class);
    assertThat(clock.waits()).hasSize(1);
  }

  @Test
  void failsIfTheWriterHasNothingToSay() {
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(
            () -> compose(new ScriptedChatModel("", " ", ""), new RuleBasedCritic(), RULES, 1))
        .withCauseInstanceOf(ModelReplyException.class)
        .satisfies(failure -> assertThat(failure.node()).isEqualTo("write"));
  }

  @Test
  void revisesOfflineUntilTheRulesAreKept() {
    assertThat(compose(new RevisingWriter(), new RuleBasedCritic(), RULES, 3))
        .isInstanceOfSatisfying(
            Result.Accepted.class,
            result -> {
              assertThat(result.draft()).isEqualTo("Trams run in the street. They need rails.");
              assertThat(result.reviews()).hasSize(1);
            });
  }

  @Test
  void givesUpOfflineIfTheNotesCannotKeepTheRules() {
    Rules impossible = new Rules(40, List.of("funicular"), List.of(), 0);
    assertThat(compose(new RevisingWriter(), new RuleBasedCritic(), impossible, 3))
        .isInstanceOfSatisfying(
            Result.GaveUp.class,
            result ->
                assertThat(result.reviews())
                    .hasSize(3)
                    .allSatisfy(
                        review ->
                            assertThat(review.remarks())
                                .containsExactly("It has to mention \"funicular\".")));
  }

  @Test
  void isDrawnInItsReadme() {
    ReadmeGraph.assertShows(Path.of("README.md"), JudgedTextFlow.GRAPH);
  }
}
