package dev.tramline.a2a.client;

import static dev.tramline.a2a.client.ScriptedAgent.error;
import static dev.tramline.a2a.client.ScriptedAgent.events;
import static dev.tramline.a2a.client.ScriptedAgent.json;
import static dev.tramline.a2a.client.ScriptedAgent.piece;
import static dev.tramline.a2a.client.ScriptedAgent.result;
import static dev.tramline.a2a.client.ScriptedAgent.status;
import static dev.tramline.a2a.client.ScriptedAgent.task;
import static dev.tramline.a2a.client.ScriptedAgent.taskEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.tramline.a2a.A2aException;
import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.Part;
import dev.tramline.a2a.TaskState;
import dev.tramline.a2a.server.A2aServer;
import dev.tramline.a2a.server.Agent;
import dev.tramline.a2a.server.AgentCall;
import dev.tramline.a2a.server.Reply;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunClock;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Agents as nodes of flows. */
@Timeout(120) // only so that a hang becomes a failure
class A2aNodeTest {

  private static final A2aNode.Options IMPATIENT =
      new A2aNode.Options(List.of(), 2, Duration.ofMillis(1));

  /** Waits between attempts take no time. */
  private static final class NoWait implements RunClock {
    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long nanoTime() {
      return 0;
    }

    @Override
    public void sleep(Duration duration) {}
  }

  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<Object> emitted = new CopyOnWriteArrayList<>();

  private final RunOptions options =
      RunOptions.builder()
          .clock(new NoWait())
          .listener(
              event -> {
                if (event instanceof RunEvent.Emitted token) {
                  emitted.add(token.payload());
                }
              })
          .build();

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  private A2aNode node(Agent agent) {
    return new A2aNode(A2aClient.builder(server(agent).url()).build(), IMPATIENT);
  }

  private A2aServer server(Agent agent) {
    A2aServer server =
        A2aServer.builder()
            .agent(AgentCard.of("Agent", "Does things", "1.0"))
            .handler(agent)
            .drain(Duration.ofMillis(100))
            .build()
            .start();
    open.add(server);
    return server;
  }

  private ScriptedAgent scripted() {
    ScriptedAgent agent = new ScriptedAgent();
    open.add(agent);
    return agent;
  }

  private static A2aNode node(ScriptedAgent agent) {
    return new A2aNode(A2aClient.builder(agent.url()).build(), IMPATIENT);
  }

  private AgentFlows_AskFlow ask(A2aNode node) {
    return new AgentFlows_AskFlow(node).with(options);
  }

  private AgentFlows_TalkFlow talk(A2aNode node) {
    return new AgentFlows_TalkFlow(node).with(options);
  }

  private static Reply answer(AgentCall call) {
    String text = call.message().text();
    if (call.conversation().size() > 1) {
      return Reply.text("now I know: " + text);
    }
    return switch (text) {
      case "hello" -> Reply.message("hello yourself");
      case "ask" -> Reply.inputRequired("which one?");
      case "login" -> Reply.authRequired("log in over there");
      case "reject" -> Reply.rejected("not this");
      case "fail" -> Reply.failed("cannot");
      case "quiet" -> Reply.completed().withMessage("done, nothing to show");
      case "context" -> Reply.text(call.contextId());
      default -> Reply.text(text.toUpperCase(Locale.ROOT));
    };
  }

  @Test
  void whatTheAgentAnswersAreKeysAndActions() {
    AgentFlows.Talk talk = talk(node(A2aNodeTest::answer));

    AgentFlows.Talk.Result.Completed done =
        (AgentFlows.Talk.Result.Completed) talk.talk("tram", Optional.empty());
    assertThat(done.reply()).isEqualTo("TRAM");
    assertThat(done.artifacts()).containsExactly(Artifact.text("result", "TRAM"));
    assertThat(done.conversation().taskId()).isPresent();
    assertThat(done.conversation().state()).hasValue(TaskState.COMPLETED);

    assertThat(talk.talk("reject", Optional.empty()))
        .isInstanceOfSatisfying(
            AgentFlows.Talk.Result.Rejected.class,
            rejected -> assertThat(rejected.reply()).isEqualTo("not this"));
    assertThat(talk.talk("fail", Optional.empty()))
        .isInstanceOfSatisfying(
            AgentFlows.Talk.Result.Failed.class,
            failed -> assertThat(failed.reply()).isEqualTo("cannot"));
    assertThat(talk.talk("login", Optional.empty()))
        .isInstanceOfSatisfying(
            AgentFlows.Talk.Result.InputRequired.class,
            login -> {
              assertThat(login.reply()).isEqualTo("log in over there");
              assertThat(login.conversation().state()).hasValue(TaskState.AUTH_REQUIRED);
            });
    assertThat(talk.talk("quiet", Optional.empty()))
        .isInstanceOfSatisfying(
            AgentFlows.Talk.Result.Completed.class,
            quiet -> assertThat(quiet.reply()).isEqualTo("done, nothing to show"));
  }

  @Test
  void aPlainMessageCompletesToo() {
    AgentFlows.Talk.Result.Completed said =
        (AgentFlows.Talk.Result.Completed)
            talk(node(A2aNodeTest::answer)).talk("hello", Optional.empty());

    assertThat(said.reply()).isEqualTo("hello yourself");
    assertThat(said.artifacts())
        .singleElement()
        .satisfies(
            artifact -> assertThat(artifact.parts()).containsExactly(Part.text("hello yourself")));
    assertThat(said.conversation().taskId()).isEmpty();
  }

  @Test
  void anotherVisitContinuesTheTaskThatWaits() {
    String order =
        new AgentFlows_OrderFlow(node(A2aNodeTest::answer), new AgentFlows.Customer()).place("ask");

    assertThat(order).isEqualTo("now I know: to \"which one?\": both");
  }

  @Test
  void aConversationGoesOnFromRunToRunWithItsAgentOnly() {
    AgentFlows.Talk talk = talk(node(A2aNodeTest::answer));
    Conversation asked = talk.talk("ask", Optional.empty()).conversation();
    AgentFlows.Talk.Result.Completed done =
        (AgentFlows.Talk.Result.Completed) talk.talk("this", Optional.of(asked));

    assertThat(done.reply()).isEqualTo("now I know: this");
    assertThat(done.conversation().taskId()).isEqualTo(asked.taskId());
    AgentFlows.Talk.Result.Completed next =
        (AgentFlows.Talk.Result.Completed) talk.talk("context", Optional.of(done.conversation()));
    assertThat(Optional.of(next.reply())).isEqualTo(asked.contextId());
    assertThat(next.conversation().taskId()).isNotEqualTo(asked.taskId());

    AgentFlows.Talk other = talk(node(A2aNodeTest::answer));
    AgentFlows.Talk.Result.Completed elsewhere =
        (AgentFlows.Talk.Result.Completed) other.talk("context", Optional.of(asked));
    assertThat(Optional.of(elsewhere.reply())).isNotEqualTo(asked.contextId());
  }

  @Test
  void twoAgentsInOneFlowDoNotMixTheirConversations() {
    AgentFlows.Relay.Both both =
        new AgentFlows_RelayFlow(
                node(call -> Reply.inputRequired("about " + call.message().text() + "?")),
                node(call -> Reply.text(call.message().text() + "!" + call.conversation().size())))
            .write("trams");

    assertThat(both.draft()).isEqualTo("about trams?");
    assertThat(both.polished()).isEqualTo("about trams?!1");
  }

  @Test
  void agentsCanWorkSideBySide() {
    CyclicBarrier together = new CyclicBarrier(2);
    String verdict =
        new AgentFlows_PanelFlow(
                new AgentFlows.Begin(),
                node(
                    call -> {
                      together.await();
                      return Reply.text("nice");
                    }),
                node(
                    call -> {
                      together.await();
                      return Reply.text("late");
                    }),
                new AgentFlows.Verdict())
            .judge("trams");

    assertThat(verdict).isEqualTo("nice but late");
  }

  @Test
  void oneAgentCanBeAskedForEachElementAndEachHasAMessageOfItsOwn() {
    List<String> ids = new CopyOnWriteArrayList<>();
    AgentFlows.Ask one =
        ask(
            node(
                call -> {
                  ids.add(call.message().messageId());
                  return answer(call);
                }));

    assertThat(new AgentFlows_SurveyFlow(one).survey(List.of("a", "b", "reject", "c")))
        .containsExactly("A", "B", "not this", "C");
    assertThat(ids).doesNotHaveDuplicates().hasSize(4);
  }

  @Test
  void partsCanBeSentToo() {
    A2aServer server =
        server(call -> Reply.text(call.message().parts().size() + ": " + call.message().text()));
    AgentFlows.Describe describe =
        new AgentFlows_DescribeFlow(
            new A2aPartsNode(A2aClient.builder(server.url()).build(), IMPATIENT));

    assertThat(
            describe.describe(List.of(Part.text("what is it?"), Part.data(new JsonPrimitive(7)))))
        .isEqualTo("2: what is it?");
    assertThatThrownBy(() -> describe.describe(List.of()))
        .isInstanceOf(NodeFailedException.class)
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void textIsEmittedOnceAsItComes() {
    AgentFlows.Ask ask =
        ask(
            node(
                call -> {
                  call.chunk(Artifact.text("result", "one "), false);
                  call.chunk(Artifact.text("result", "two"), false);
                  return Reply.text("one two three"); // which replaces the artifact
                }));

    assertThat(ask.ask("x")).isEqualTo("one two three");
    assertThat(emitted).containsExactly("one ", "two", " three");
  }

  @Test
  void aResultThatReplacesWhatWasSaidIsNotEmittedAgain() {
    ScriptedAgent agent =
        scripted()
            .then(
                events(
                    taskEvent("working"),
                    piece("guess", false),
                    piece("certain", false),
                    piece(", really", true),
                    status("completed", "")));

    assertThat(ask(node(agent)).ask("x")).isEqualTo("certain, really");
    assertThat(emitted).containsExactly("guess", ", really");
  }

  @Test
  void aTaskIsNotFollowedForEverNorBegunASecondTimeAndNothingIsEmittedTwice() {
    String soFar =
        """
        {"id":"t","contextId":"c","status":{"state":"TASK_STATE_WORKING"},\
        "artifacts":[{"artifactId":"a","parts":[{"text":"one "},{"text":"two "}]}]}\
        """;
    ScriptedAgent agent =
        scripted()
            .then(
                events(taskEvent("working"), piece("one ", false)),
                result(soFar),
                events("{\"task\":" + soFar + "}", piece("three ", true)),
                json(503, "", ""));

    assertThatThrownBy(() -> ask(node(agent)).ask("x"))
        .isInstanceOf(NodeFailedException.class)
        .cause()
        .isInstanceOfSatisfying(
            StreamBrokenException.class, e -> assertThat(e.taskId()).hasValue("t"))
        .hasCauseInstanceOf(UnreachableException.class);
    assertThat(emitted).containsExactly("one ", "two ", "three ");
    assertThat(agent.calls())
        .extracting(ScriptedAgent.Request::method)
        .containsExactly("SendStreamingMessage", "GetTask", "SubscribeToTask", "GetTask");
  }

  @Test
  void aStreamIsResumedUntilItsEnd() {
    ScriptedAgent agent =
        scripted()
            .then(
                events(taskEvent("working"), piece("one ", false)),
                result(task("working")),
                events(taskEvent("working"), piece("two", true), status("completed", "")));

    assertThat(ask(node(agent)).ask("x")).isEqualTo("two"); // what the agent says it has
    assertThat(emitted).containsExactly("one ", "two");
    assertThat(agent.calls())
        .extracting(ScriptedAgent.Request::method)
        .containsExactly("SendStreamingMessage", "GetTask", "SubscribeToTask");
  }

  @Test
  void aTaskThatEndedMeanwhileIsTakenAsItIs() {
    ScriptedAgent agent =
        scripted()
            .then(
                events(taskEvent("working")),
                result(task("working")),
                error(-32004), // there is nothing to subscribe to any more
                result(task("rejected")));

    assertThat(talk(node(agent)).talk("x", Optional.empty()))
        .isInstanceOf(AgentFlows.Talk.Result.Rejected.class);
  }

  @Test
  void anAgentThatCannotStreamIsAskedUntilItIsDone() {
    ScriptedAgent agent =
        scripted()
            .card(json(200, "", ScriptedAgent.cardWithoutStreaming()))
            .then(
                result(taskEvent("submitted")),
                result(task("working")),
                json(500, "", ""),
                result(task("completed")));

    assertThat(ask(node(agent)).ask("x")).isEmpty();
    assertThat(agent.calls())
        .extracting(ScriptedAgent.Request::method)
        .containsExactly("SendMessage", "GetTask", "GetTask", "GetTask");
  }

  @Test
  void aStreamThatStaysOpenWhileTheAgentWaitsIsLeft() {
    ScriptedAgent agent = scripted();
    agent.then(agent.openEvents(taskEvent("working"), status("input_required", "which one?")));

    assertThat(ask(node(agent)).ask("x")).isEqualTo("which one?");
  }

  @Test
  void whatWasBeforeTheAnswerIsNoAnswer() {
    ScriptedAgent agent = scripted();
    agent.then(
        events(taskEvent("working"), status("input_required", "which one?")),
        agent.openEvents(
            taskEvent("input_required"), status("working", "on it"), status("completed", "well")));
    AgentFlows.Talk talk = talk(node(agent));
    Conversation asked = talk.talk("x", Optional.empty()).conversation();

    assertThat(talk.talk("y", Optional.of(asked)))
        .isInstanceOfSatisfying(
            AgentFlows.Talk.Result.Completed.class,
            done -> assertThat(done.reply()).isEqualTo("well"));
    JsonObject message =
        agent.calls().get(1).body().getAsJsonObject("params").getAsJsonObject("message");
    assertThat(message.get("taskId").getAsString()).isEqualTo("t");
    assertThat(message.get("contextId").getAsString()).isEqualTo("c");
  }

  private static List<String> messageIds(ScriptedAgent agent) {
    return agent.calls().stream()
        .map(call -> call.body().getAsJsonObject("params").getAsJsonObject("message"))
        .map(message -> message.get("messageId").getAsString())
        .toList();
  }

  @Test
  void whatTheAgentDidNotTakeIsSentAgainWithTheSameId() {
    ScriptedAgent agent =
        scripted()
            .then(
                json(503, "", ""),
                json(429, "", ""),
                events(taskEvent("working"), status("completed", "ok")));

    assertThat(ask(node(agent)).ask("x")).isEqualTo("ok");
    assertThat(messageIds(agent)).hasSize(3).containsOnly(messageIds(agent).get(0));
  }

  @Test
  void whatItMayHaveTakenIsNotSentAgain() {
    ScriptedAgent agent = scripted().then(events());

    assertThatThrownBy(() -> ask(node(agent)).ask("x"))
        .isInstanceOf(NodeFailedException.class)
        .hasCauseInstanceOf(StreamBrokenException.class);
    assertThat(agent.calls()).hasSize(1);
  }

  @Test
  void theFlowMaySendEverythingAgain() {
    ScriptedAgent agent =
        scripted().then(events(), json(500, "", ""), events(status("completed", "ok")));
    agent.then(result(task("completed")));
    AgentFlows.Stubborn stubborn = new AgentFlows_StubbornFlow(node(agent)).with(options);

    assertThat(stubborn.ask("x")).isEmpty(); // it comes from GetTask, as there was no task before
    assertThat(agent.calls())
        .extracting(ScriptedAgent.Request::method)
        .containsExactly(
            "SendStreamingMessage", "SendStreamingMessage", "SendStreamingMessage", "GetTask");
  }

  @Test
  void anErrorOfTheAgentFailsTheNode() {
    ScriptedAgent agent = scripted().then(error(-32005));

    assertThatThrownBy(() -> ask(node(agent)).ask("x"))
        .isInstanceOf(NodeFailedException.class)
        .hasCauseInstanceOf(A2aException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRunThatIsCancelledCancelsTheTask(boolean streams) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    A2aServer server =
        server(
            call -> {
              call.working();
              call.chunk(Artifact.text("result", "hold on"), false);
              try {
                new CountDownLatch(1).await();
                return Reply.text("never");
              } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
              }
            });
    A2aClient client = A2aClient.builder(server.url()).build();
    RunOptions listening =
        RunOptions.builder()
            .listener(
                event -> {
                  if (event instanceof RunEvent.Emitted) {
                    begun.countDown();
                  }
                })
            .build();
    A2aNode node =
        streams
            ? new A2aNode(client, IMPATIENT)
            : new A2aNode(A2aClient.builder(withoutStreaming(server.card())).build(), IMPATIENT);
    FlowRun<String> run = new AgentFlows_AskFlow(node).with(listening).start("x");
    begun.await();
    run.cancel();

    assertThatThrownBy(run::join).isInstanceOf(RunCancelledException.class);
    interrupted.await();
  }

  private static AgentCard withoutStreaming(AgentCard card) {
    return card.toBuilder()
        .capabilities(new dev.tramline.a2a.AgentCapabilities(false, false, false, List.of()))
        .build();
  }

  @Test
  void aFlowCanBeTestedWithAnAgentThatIsNone() {
    A2aClient nobody = A2aClient.builder(AgentCard.of("Nobody", "", "1")).build();
    A2aNode canned =
        new A2aNode(nobody) {
          @Override
          protected A2aOutcome ask(
              String request, Optional<Conversation> conversation, RunContext context) {
            return new A2aOutcome.Rejected(
                "not " + request,
                new Conversation("x", Optional.empty(), Optional.empty(), Optional.empty()));
          }
        };

    assertThat(ask(canned).ask("today")).isEqualTo("not today");
  }

  @Test
  void optionsAreChecked() {
    assertThatThrownBy(() -> new A2aNode.Options(List.of(), -1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new A2aNode.Options(List.of(), 0, Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
