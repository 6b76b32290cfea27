package dev.tramline.a2a.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.a2a.A2aException;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.ArtifactUpdate;
import dev.tramline.a2a.ErrorCode;
import dev.tramline.a2a.JavaScript;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.PushNotificationConfig;
import dev.tramline.a2a.SendRequest;
import dev.tramline.a2a.StreamEvent;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskPage;
import dev.tramline.a2a.TaskQuery;
import dev.tramline.a2a.TaskState;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client to a server that others wrote, in JavaScript. */
@Timeout(value = 300) // only so that a hang becomes a failure
class JsServerTest {

  private static Process process;
  private static A2aClient client;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    JavaScript.install();
    process = JavaScript.start("server.mjs");
    BufferedReader output = process.inputReader();
    client = A2aClient.connect(URI.create(output.readLine()));
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    if (process != null) {
      process.getOutputStream().close();
      assertThat(process.waitFor()).isZero();
    }
  }

  private static List<StreamEvent> rest(A2aStream events) throws InterruptedException {
    List<StreamEvent> rest = new ArrayList<>();
    while (events.hasNext()) {
      rest.add(events.next());
    }
    return rest;
  }

  private static int unchangedCards() throws InterruptedException {
    return Integer.parseInt(((Message) client.send("cards")).text());
  }

  @Test
  void theCardComesAndAgainByItsTag() throws InterruptedException {
    int before = unchangedCards();

    assertThat(client.card().name()).isEqualTo("JavaScript");
    assertThat(client.card().skills()).hasSize(1);
    assertThat(unchangedCards()).isEqualTo(before + 3); // the question itself asks for it, too
  }

  @Test
  void whoIsLoggedInGetsAnotherCard() throws InterruptedException {
    A2aClient known =
        A2aClient.builder(client.card())
            .header("Authorization", () -> "Bearer open sesame")
            .build();

    assertThat(known.extendedCard().description()).isEqualTo("Does secret things");
    assertThat(client.extendedCard().description()).isEqualTo("Does things");
  }

  @Test
  void aMessageIsAnswered() throws InterruptedException {
    Task task = (Task) client.send("tram");

    assertThat(task.status().state()).isEqualTo(TaskState.COMPLETED);
    assertThat(task.artifacts()).extracting(Artifact::text).containsExactly("TRAM");
    assertThat(((Message) client.send("hello")).text()).isEqualTo("hello yourself");
    assertThat(client.task(task.id())).isEqualTo(task);
    assertThat(client.task(task.id(), OptionalInt.of(0)).history()).isEmpty();
  }

  @Test
  void aStreamComesInPieces() throws InterruptedException {
    try (A2aStream events = client.stream("count")) {
      List<StreamEvent> all = rest(events);

      assertThat(all).hasSize(6);
      assertThat(all)
          .filteredOn(ArtifactUpdate.class::isInstance)
          .extracting(piece -> ((ArtifactUpdate) piece).artifact().text())
          .containsExactly("0 ", "1 ", "2 ");
    }
  }

  @Test
  void tasksAreListed() throws InterruptedException {
    Task first = (Task) client.send("tram");
    Task second = (Task) client.send("bus");
    TaskQuery one =
        new TaskQuery(
            Optional.empty(),
            Optional.of(TaskState.COMPLETED),
            Optional.empty(),
            1,
            "",
            OptionalInt.of(0),
            true);
    TaskPage page = client.tasks(one);

    assertThat(page.tasks()).hasSize(1);
    assertThat(page.totalSize()).isGreaterThanOrEqualTo(2);
    assertThat(page.nextPageToken()).isNotEmpty();
    assertThat(client.tasks(TaskQuery.ALL).tasks())
        .extracting(Task::id)
        .contains(first.id(), second.id());
  }

  @Test
  void aTaskThatWaitsIsContinued() throws InterruptedException {
    Task asked = (Task) client.send("ask");
    assertThat(asked.status().state()).isEqualTo(TaskState.INPUT_REQUIRED);
    Message answer = Message.user("both").in(asked.contextId(), Optional.of(asked.id()));
    Task done = (Task) client.send(SendRequest.of(answer));

    assertThat(done.id()).isEqualTo(asked.id());
    assertThat(done.artifacts()).extracting(Artifact::text).containsExactly("now I know: both");
  }

  @Test
  void aTaskIsFollowedAndCancelled() throws InterruptedException {
    String id;
    try (A2aStream events = client.stream("wait")) {
      assertThat(events.hasNext()).isTrue();
      id = events.taskId().orElseThrow();
    }
    try (A2aStream events = client.subscribe(id)) {
      assertThat(((Task) events.next()).id()).isEqualTo(id);
      assertThat(client.cancel(id).status().state()).isEqualTo(TaskState.CANCELED);
      assertThat(rest(events)).isNotEmpty();
    }
    assertThatThrownBy(() -> client.subscribe(id))
        .isInstanceOfSatisfying(
            A2aException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED_OPERATION.code()));
  }

  @Test
  void errorsAreTold() throws InterruptedException {
    String done = ((Task) client.send("tram")).id();
    assertThatThrownBy(() -> client.cancel(done))
        .isInstanceOfSatisfying(
            A2aException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.TASK_NOT_CANCELABLE.code()));
    assertThatThrownBy(() -> client.task("no-such"))
        .isInstanceOfSatisfying(
            A2aException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.TASK_NOT_FOUND.code());
              assertThat(e.error().details().toString()).contains("TASK_NOT_FOUND");
            });
  }

  @Test
  void addressesForNotificationsAreKept() throws InterruptedException {
    Task task = (Task) client.send("ask");
    PushNotificationConfig config =
        new PushNotificationConfig(
            "mine", task.id(), "https://192.0.2.1/hook", Optional.of("secret"), Optional.empty());

    assertThat(client.createPush(config)).isEqualTo(config);
    assertThat(client.push(task.id(), "mine")).isEqualTo(config);
    assertThat(client.pushes(task.id())).containsExactly(config);
    client.deletePush(task.id(), "mine");
    assertThat(client.pushes(task.id())).isEmpty();
  }

  @Test
  void theAgentIsANode() {
    List<Object> emitted = new CopyOnWriteArrayList<>();
    RunOptions listening =
        RunOptions.builder()
            .listener(
                event -> {
                  if (event instanceof RunEvent.Emitted token) {
                    emitted.add(token.payload());
                  }
                })
            .build();
    AgentFlows.Talk talk = new AgentFlows_TalkFlow(new A2aNode(client)).with(listening);

    assertThat(talk.talk("count", Optional.empty()))
        .isInstanceOfSatisfying(
            AgentFlows.Talk.Result.Completed.class,
            done -> {
              assertThat(done.reply()).isEqualTo("0 1 2 ");
              assertThat(done.artifacts()).extracting(Artifact::artifactId).hasSize(1);
            });
    assertThat(emitted).containsExactly("0 ", "1 ", "2 ");
    assertThat(talk.talk("hello", Optional.empty()))
        .isInstanceOf(AgentFlows.Talk.Result.Completed.class);
    assertThat(talk.talk("reject", Optional.empty()))
        .isInstanceOf(AgentFlows.Talk.Result.Rejected.class);
    assertThat(talk.talk("fail", Optional.empty()))
        .isInstanceOf(AgentFlows.Talk.Result.Failed.class);
    assertThat(
            new AgentFlows_OrderFlow(new A2aNode(client), new AgentFlows.Customer()).place("ask"))
        .isEqualTo("now I know: to \"which one?\": both");
  }

  @Test
  void aRunThatIsCancelledCancelsTheTask() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    RunOptions listening =
        RunOptions.builder()
            .listener(
                event -> {
                  if (event instanceof RunEvent.Emitted) {
                    begun.countDown();
                  }
                })
            .build();
    FlowRun<String> run = new AgentFlows_AskFlow(new A2aNode(client)).with(listening).start("wait");
    begun.await();
    Task task =
        client.tasks(TaskQuery.ALL).tasks().stream()
            .filter(known -> known.status().state() == TaskState.WORKING)
            .findFirst()
            .orElseThrow();

    run.cancel();

    assertThatThrownBy(run::join).isInstanceOf(RunCancelledException.class);
    TaskState state = client.task(task.id()).status().state();
    while (state != TaskState.CANCELED) { // if it never is, the test hangs
      state = client.task(task.id()).status().state();
    }
  }
}
