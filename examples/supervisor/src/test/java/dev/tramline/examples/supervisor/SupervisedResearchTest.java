package dev.tramline.examples.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.supervisor.SupervisedResearch.Result;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.examples.support.testing.ReadmeGraph;
import dev.tramline.examples.support.testing.ScriptedChatModel;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupervisedResearchTest {

  private static final List<Passage> PASSAGES =
      List.of(
          new Passage("tram", "Trams", "Rails", "Trams run on rails. Wires give them power."),
          new Passage("bus", "Buses", "Roads", "Buses run on roads."));

  private final PassageIndex index = new PassageIndex(PASSAGES);
  private final FakeClock clock = new FakeClock();

  @AfterEach
  void close() {
    index.close();
  }

  private Result supervise(ChatModel worker, ChatModel supervisor, String question, int runs) {
    return Main.flow(index, worker, supervisor)
        .with(RunOptions.builder().clock(clock).build())
        .supervise(question, runs);
  }

  @Test
  void approvesOfAGoodAnswer() {
    ScriptedChatModel supervisor = new ScriptedChatModel("APPROVED");
    assertThat(supervise(new ScriptedChatModel(" On\nrails. "), supervisor, "Trams?", 3))
        .isEqualTo(new Result.Approved("On rails.", List.of()));
    assertThat(supervisor.prompts().get(0))
        .contains("Question: Trams?", "Trams run on rails.", "Answer: On rails.");
  }

  @Test
  void runsTheWorkerAgainAfterARejection() {
    ScriptedChatModel supervisor =
        new ScriptedChatModel("**REJECTED:** it is nonsense", "Well.\nApproved");
    assertThat(supervise(new ScriptedChatModel("Moths.", "On rails."), supervisor, "Trams?", 3))
        .isEqualTo(new Result.Approved("On rails.", List.of("it is nonsense")));
  }

  @Test
  void failsOnceTheWorkerHasHadAllItsRuns() {
    ScriptedChatModel supervisor = new ScriptedChatModel("REJECTED: no", "REJECTED: never");
    assertThat(supervise(new ScriptedChatModel("Moths.", "Toast."), supervisor, "Trams?", 2))
        .isEqualTo(new Result.Failed(List.of("no", "never")));
  }

  @Test
  void asksTheSupervisorAgainAfterAReplyItCannotRead() {
    ScriptedChatModel supervisor = new ScriptedChatModel("Hm.", "REJECTED:", "APPROVED");
    assertThat(supervise(new ScriptedChatModel("On rails."), supervisor, "Trams?", 1))
        .isInstanceOf(Result.Approved.class);
    assertThat(clock.waits()).hasSize(2);
  }

  @Test
  void namesTheNodeOfTheInnerFlowThatFails() {
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(
            () -> supervise(new ScriptedChatModel("", "", ""), new GroundingChecker(), "Trams?", 1))
        .withCauseInstanceOf(ModelReplyException.class)
        .satisfies(failure -> assertThat(failure.node()).isEqualTo("worker/answer"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "What do trams run on?      | Trams run on rails.",
        "What power do wires have?  | Wires give them power.",
        "Do buses run on the roads? | Buses run on roads.",
      })
  void answersOffline(String question, String answer) {
    assertThat(supervise(new QuotingAnswerer(), new GroundingChecker(), question, 1))
        .isEqualTo(new Result.Approved(answer, List.of()));
  }

  @Test
  void rejectsOfflineWhatIsNonsenseOrBesideThePoint() {
    ScriptedChatModel worker = new ScriptedChatModel("Moths forget shoes.", "Buses run on roads.");
    assertThat(supervise(worker, new GroundingChecker(), "Who made wires and rails for trams?", 2))
        .isInstanceOfSatisfying(
            Result.Failed.class,
            failed ->
                assertThat(failed.rejections())
                    .first()
                    .isEqualTo("the passages say nothing of Moths, forget, shoes"));
  }

  @Test
  void rejectsWhatIsMadeOfNothing() {
    assertThat(supervise(new QuotingAnswerer(), new GroundingChecker(), "Xyzzy?", 1))
        .isInstanceOf(Result.Failed.class);
  }

  @Test
  void spoilsTheSameRepliesForTheSameSeed() {
    List<String> once = replies(new UnreliableModel(new QuotingAnswerer(), 50, 3));
    assertThat(replies(new UnreliableModel(new QuotingAnswerer(), 50, 3))).isEqualTo(once);
    assertThat(once).contains("I found nothing.").anyMatch(reply -> !reply.startsWith("I found"));
  }

  @Test
  void spoilsAllRepliesOrNone() {
    assertThat(replies(new UnreliableModel(new QuotingAnswerer(), 0, 3)))
        .containsOnly("I found nothing.");
    assertThat(replies(new UnreliableModel(new QuotingAnswerer(), 100, 3)))
        .doesNotContain("I found nothing.");
  }

  private static List<String> replies(ChatModel model) {
    return Stream.generate(() -> model.chat("Question: ?")).limit(20).toList();
  }

  @Test
  void areDrawnInTheReadme() {
    ReadmeGraph.assertShows(Path.of("README.md"), SupervisedResearchFlow.GRAPH, ResearchFlow.GRAPH);
  }
}
