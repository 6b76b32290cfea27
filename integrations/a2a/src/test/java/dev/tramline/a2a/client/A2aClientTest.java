package dev.tramline.a2a.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.tramline.a2a.A2aException;
import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.AgentInterface;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.ArtifactUpdate;
import dev.tramline.a2a.ErrorCode;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.PushNotificationConfig;
import dev.tramline.a2a.SendConfiguration;
import dev.tramline.a2a.SendRequest;
import dev.tramline.a2a.StatusUpdate;
import dev.tramline.a2a.StreamEvent;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskPage;
import dev.tramline.a2a.TaskQuery;
import dev.tramline.a2a.TaskState;
import dev.tramline.a2a.server.A2aServer;
import dev.tramline.a2a.server.AgentCall;
import dev.tramline.a2a.server.PushTargets;
import dev.tramline.a2a.server.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every method, and an agent of our own. */
@Timeout(120) // only so that a hang becomes a failure
class A2aClientTest {

  private final Semaphore may = new Semaphore(0);
  private A2aServer server;
  private A2aClient client;

  private Reply answer(AgentCall call) throws InterruptedException {
    switch (call.message().text()) {
      case "hello":
        return Reply.message("hello yourself");
      case "ask":
        return Reply.inputRequired("which one?");
      case "wait":
        call.working();
        may.acquire();
        return Reply.text("at last");
      case "count":
        call.chunk(Artifact.text("numbers", "0 "), false);
        call.chunk(Artifact.text("numbers", "1"), true);
        return Reply.completed();
      default:
        return Reply.text(call.message().text().toUpperCase(Locale.ROOT));
    }
  }

  @BeforeEach
  void start() throws InterruptedException {
    AgentCard card = AgentCard.of("Agent", "Does things", "1.0");
    server =
        A2aServer.builder()
            .agent(card)
            .handler(this::answer)
            .path("/agent")
            .authenticator(request -> Optional.of(request.header("User").orElse("")))
            .extendedCard(AgentCard.of("Agent", "Does secret things", "1.0"))
            .pushNotifications(PushTargets.publicOnly())
            .build()
            .start();
    client = A2aClient.connect(server.url());
  }

  @AfterEach
  void stop() {
    may.release(100);
    server.close();
  }

  private static List<StreamEvent> rest(A2aStream events) throws InterruptedException {
    List<StreamEvent> rest = new ArrayList<>();
    while (events.hasNext()) {
      rest.add(events.next());
    }
    return rest;
  }

  private static SendRequest request(String text, boolean returnImmediately) {
    return new SendRequest(
        Message.user(text),
        new SendConfiguration(List.of(), Optional.empty(), OptionalInt.empty(), returnImmediately),
        new JsonObject());
  }

  @Test
  void theCardIsTheServers() throws InterruptedException {
    assertThat(client.card()).isEqualTo(server.card());
    assertThat(client.extendedCard().description()).isEqualTo("Does secret things");
  }

  @Test
  void aMessageIsAnsweredByATaskOrAMessage() throws InterruptedException {
    Task task = (Task) client.send("tram");
    assertThat(task.status().state()).isEqualTo(TaskState.COMPLETED);
    assertThat(task.artifacts()).containsExactly(Artifact.text("result", "TRAM"));

    assertThat(((Message) client.send("hello")).text()).isEqualTo("hello yourself");
  }

  @Test
  void aStreamTellsWhatHappensInOrder() throws InterruptedException {
    try (A2aStream events = client.stream("count")) {
      assertThat(events.taskId()).isEmpty();
      assertThat(events.hasNext()).isTrue();
      String id = events.taskId().orElseThrow();
      assertThat(rest(events))
          .satisfiesExactly(
              first -> assertThat(((Task) first).id()).isEqualTo(id),
              zero -> assertThat(((ArtifactUpdate) zero).lastChunk()).isFalse(),
              one -> assertThat(((ArtifactUpdate) one).lastChunk()).isTrue(),
              end ->
                  assertThat(((StatusUpdate) end).status().state()).isEqualTo(TaskState.COMPLETED));
      assertThat(events.hasNext()).isFalse();
    }
  }

  @Test
  void aStreamMayCarryOneMessage() throws InterruptedException {
    try (A2aStream events = client.stream("hello")) {
      assertThat(((Message) events.next()).text()).isEqualTo("hello yourself");
      assertThat(events.hasNext()).isFalse();
      assertThatThrownBy(events::next).isInstanceOf(java.util.NoSuchElementException.class);
    }
  }

  @Test
  void aStreamEndsWhenTheAgentAsksBackAndItsAnswerGoesToTheSameTask() throws InterruptedException {
    String id;
    String context;
    try (A2aStream events = client.stream("ask")) {
      List<StreamEvent> all = rest(events);
      id = events.taskId().orElseThrow();
      StatusUpdate last = (StatusUpdate) all.get(all.size() - 1);
      assertThat(last.status().message().orElseThrow().text()).isEqualTo("which one?");
      context = last.contextId();
    }
    Message answer = Message.user("both").in(context, Optional.of(id));
    Task done = (Task) client.send(SendRequest.of(answer));

    assertThat(done.id()).isEqualTo(id);
    assertThat(done.artifacts()).containsExactly(Artifact.text("result", "BOTH"));
  }

  @Test
  void aTaskIsFoundListedFollowedAndCancelled() throws InterruptedException {
    Task begun = (Task) client.send(request("wait", true));
    try (A2aStream events = client.subscribe(begun.id())) {
      assertThat(((Task) events.next()).id()).isEqualTo(begun.id());
      assertThat(client.cancel(begun.id()).status().state()).isEqualTo(TaskState.CANCELED);
      List<StreamEvent> all = rest(events);
      assertThat(((StatusUpdate) all.get(all.size() - 1)).status().state())
          .isEqualTo(TaskState.CANCELED);
    }
    Task found = client.task(begun.id(), OptionalInt.of(0));
    assertThat(found.history()).isEmpty();
    assertThat(client.task(begun.id()).history()).isNotEmpty();
    TaskPage page = client.tasks(TaskQuery.ALL);
    assertThat(page.tasks()).extracting(Task::id).containsExactly(begun.id());
    assertThat(page.totalSize()).isEqualTo(1);
  }

  @Test
  void anErrorOfTheAgentComesWithItsCodeAndDetails() {
    assertThatThrownBy(() -> client.task("no-such"))
        .isInstanceOfSatisfying(
            A2aException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.TASK_NOT_FOUND.code());
              assertThat(e.error().details().toString()).contains("TASK_NOT_FOUND");
            });
    assertThatThrownBy(() -> client.subscribe("no-such"))
        .isInstanceOfSatisfying(
            A2aException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.TASK_NOT_FOUND.code()));
  }

  @Test
  void addressesForNotificationsAreKept() throws InterruptedException {
    Task task = (Task) client.send("ask");
    PushNotificationConfig config =
        new PushNotificationConfig(
            "mine", task.id(), "https://192.0.2.1/hook", Optional.of("secret"), Optional.empty());

    assertThat(client.createPush(config).id()).isEqualTo("mine");
    assertThat(client.push(task.id(), "mine").url()).isEqualTo(config.url());
    assertThat(client.pushes(task.id())).hasSize(1);
    client.deletePush(task.id(), "mine");
    assertThat(client.pushes(task.id())).isEmpty();
  }

  @Test
  void headersAreAskedForWithEachRequest() throws InterruptedException {
    List<String> users = new ArrayList<>(List.of("bob", "ann", "ann", "ann"));
    A2aClient known = A2aClient.builder(server.url()).header("User", () -> users.remove(0)).build();
    Task ofAnn = (Task) known.send("tram"); // the first one was for the card

    assertThat(known.task(ofAnn.id()).id()).isEqualTo(ofAnn.id());
    assertThatThrownBy(() -> client.task(ofAnn.id())).isInstanceOf(A2aException.class);
  }

  @Test
  void aCardAtHandSavesARequest() throws InterruptedException {
    AgentCard card =
        AgentCard.builder("Agent", "", "1")
            .agentInterface(new AgentInterface("grpc://x", "GRPC", "1.0", Optional.empty()))
            .agentInterface(AgentInterface.jsonRpc(server.url().toString()))
            .build();
    A2aClient direct = A2aClient.builder(card).header("User", () -> "ann").build();

    assertThat(direct.card()).isEqualTo(card);
    assertThat(((Task) direct.send("tram")).artifacts()).hasSize(1);
  }
}
