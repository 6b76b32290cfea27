package dev.tramline.examples.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.client.TransportException;
import dev.tramline.a2a.server.Agent;
import dev.tramline.a2a.server.AgentCall;
import dev.tramline.a2a.server.Reply;
import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.examples.support.testing.ReadmeGraph;
import dev.tramline.examples.support.testing.Terminal;
import dev.tramline.examples.team.Newsroom.Result;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunListener;
import dev.tramline.runtime.RunOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60) // an agent that never answers would be waited for
class NewsroomTest {

  private static final Agent RAILS = call -> Reply.text("Trams run on rails.");
  private static final Agent WIRES = call -> Reply.text("Wires give trams power.");
  private static final Agent WRITES = call -> Reply.text("Trams need\nrails.");
  private static final Agent APPROVES = call -> Reply.text("Good.");
  private static final Agent UNKNOWN = call -> Reply.rejected("Never heard of it.");
  private static final Agent FAILS =
      call -> {
        throw new IllegalStateException("broken on purpose");
      };

  private final FakeClock clock = new FakeClock();
  private Terminal terminal = new Terminal();

  private Result write(Team team) {
    return newsroom(team).write("trams");
  }

  private NewsroomFlow newsroom(Team team) {
    return team.newsroom(terminal.console()).with(RunOptions.builder().clock(clock).build());
  }

  private Result write(Agent laureates, Agent library, Agent writer, Agent reviewer) {
    try (Team team = new Team(laureates, library, writer, reviewer)) {
      return write(team);
    }
  }

  /** An agent that remembers what it is told. */
  private static final class Listening implements Agent {

    private final Agent agent;
    private final List<AgentCall> calls = new CopyOnWriteArrayList<>();

    Listening(Agent agent) {
      this.agent = agent;
    }

    @Override
    public Reply answer(AgentCall call) throws Exception {
      calls.add(call);
      return agent.answer(call);
    }

    String request(int call) {
      return calls.get(call).message().text();
    }
  }

  @Test
  void asksBothDesksAtTheSameTime() {
    CyclicBarrier both = new CyclicBarrier(2);
    Agent desk =
        call -> {
          both.await(); // whoever comes alone never answers
          return Reply.text("Heard \"" + call.message().text() + "\"");
        };
    Listening writer = new Listening(WRITES);
    assertThat(write(desk, desk, writer, APPROVES))
        .isEqualTo(new Result.Published("Trams need rails.", List.of()));
    assertThat(writer.request(0))
        .isEqualTo("Topic: trams\nFact: Heard \"Tell us about trams.\"\n"); // once, not twice
  }

  @Test
  void givesTheFactsOfBothToWriterAndReviewer() {
    Listening writer = new Listening(WRITES);
    Listening reviewer = new Listening(APPROVES);
    write(RAILS, WIRES, writer, reviewer);
    String facts = "Fact: Trams run on rails.\nFact: Wires give trams power.\n";
    assertThat(writer.request(0)).contains(facts);
    assertThat(reviewer.request(0)).contains(facts, "Article: Trams need rails.");
  }

  @Test
  void takesTheWritersQuestionToTheUserAndTheAnswerToTheSameTask() {
    terminal = new Terminal("children");
    Listening writer =
        new Listening(
            call ->
                call.conversation().size() == 1
                    ? Reply.inputRequired("For whom?")
                    : Reply.text("For " + call.message().text() + "."));
    Listening reviewer = new Listening(APPROVES);
    assertThat(write(RAILS, WIRES, writer, reviewer))
        .isEqualTo(new Result.Published("For children.", List.of()));
    assertThat(terminal.output()).contains("For whom?");
    assertThat(writer.calls).extracting(AgentCall::taskId).hasSize(2).containsOnly(taskOf(writer));
    assertThat(reviewer.request(0)).contains("Audience: children");
  }

  private static String taskOf(Listening agent) {
    return agent.calls.get(0).taskId();
  }

  @Test
  void leadsARejectionBackToTheWriterInTheSameConversation() {
    Listening writer = new Listening(WRITES);
    Agent reviewer =
        call -> writer.calls.size() < 3 ? Reply.rejected("Too dull.") : Reply.text("Good.");
    assertThat(write(RAILS, UNKNOWN, writer, reviewer))
        .isEqualTo(new Result.Published("Trams need rails.", List.of("Too dull.", "Too dull.")));
    assertThat(writer.request(0)).doesNotContain("Remark:");
    assertThat(writer.request(2)).contains("Remark: Too dull.\nRemark: Too dull.");
    assertThat(writer.calls)
        .extracting(AgentCall::contextId)
        .containsOnly(writer.calls.get(0).contextId());
    assertThat(writer.calls).extracting(AgentCall::taskId).doesNotHaveDuplicates();
  }

  @Test
  void givesUpWithTheFourthRejection() {
    Listening writer = new Listening(WRITES);
    assertThat(write(RAILS, WIRES, writer, call -> Reply.rejected("Too dull.")))
        .isEqualTo(new Result.Abandoned("Too dull."));
    assertThat(writer.calls).hasSize(4);
  }

  @Test
  void endsIfTheUserDoesNotAnswer() {
    assertThat(write(RAILS, WIRES, call -> Reply.inputRequired("For whom?"), APPROVES))
        .isEqualTo(new Result.Abandoned("For whom?"));
  }

  private enum Silence {
    DECLINES(UNKNOWN),
    FAILS_TASK(call -> Reply.failed("Out of order.")),
    THROWS(FAILS),
    ASKS_BACK(call -> Reply.inputRequired("What is a tram?"));

    private final Agent agent;

    Silence(Agent agent) {
      this.agent = agent;
    }
  }

  @ParameterizedTest
  @EnumSource
  void makesDoWithOneDesk(Silence silence) {
    Listening writer = new Listening(WRITES);
    assertThat(write(silence.agent, WIRES, writer, APPROVES)).isInstanceOf(Result.Published.class);
    assertThat(writer.request(0)).isEqualTo("Topic: trams\nFact: Wires give trams power.\n");
  }

  @Test
  void writesNothingAboutWhatNobodyKnows() {
    Listening writer = new Listening(WRITES);
    assertThat(write(UNKNOWN, FAILS, writer, APPROVES)).isEqualTo(new Result.Unknown());
    assertThat(writer.calls).isEmpty();
  }

  @Test
  void endsWithWhatAFailingWriterOrReviewerSays() {
    assertThat(write(RAILS, WIRES, FAILS, APPROVES))
        .isInstanceOfSatisfying(
            Result.Abandoned.class,
            abandoned ->
                assertThat(abandoned.reply())
                    .startsWith("The agent failed. Reference: ")
                    .doesNotContain("on purpose"));
    assertThat(write(RAILS, WIRES, WRITES, call -> Reply.failed("Out of red ink.")))
        .isEqualTo(new Result.Abandoned("Out of red ink."));
  }

  @Test
  void namesTheNodeWhoseAgentIsGone() {
    try (Team team = new Team(RAILS, WIRES, WRITES, APPROVES)) {
      team.servers().get(3).close();
      assertThatExceptionOfType(NodeFailedException.class)
          .isThrownBy(() -> write(team))
          .withCauseInstanceOf(TransportException.class)
          .satisfies(failure -> assertThat(failure.node()).isEqualTo("reviewer"));
    }
    assertThat(clock.waits()).hasSize(2); // it was tried again, since nobody took the message
  }

  @Test
  void stopsTheAgentAtWorkWhenItsRunIsCancelled() throws InterruptedException {
    CountDownLatch heard = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Agent writer =
        call -> {
          try {
            call.chunk(Artifact.text(Reply.RESULT, "Trams "), false);
            new CountDownLatch(1).await();
          } finally {
            stopped.countDown();
          }
          return Reply.completed();
        };
    RunListener listener =
        event -> {
          if (event instanceof RunEvent.Emitted piece && piece.node().equals("writer")) {
            heard.countDown(); // from here on it is known which task to cancel
          }
        };
    try (Team team = new Team(RAILS, WIRES, writer, APPROVES)) {
      RunOptions options = RunOptions.builder().clock(clock).listener(listener).build();
      FlowRun<Result> run = newsroom(team).with(options).start("trams");
      heard.await();
      run.cancel();
      stopped.await();
      assertThatExceptionOfType(RunCancelledException.class).isThrownBy(run::join);
    }
  }

  @Test
  void areDrawnInTheReadme() {
    ReadmeGraph.assertShows(Path.of("README.md"), NewsroomFlow.GRAPH, DeskFlow.GRAPH);
  }
}
