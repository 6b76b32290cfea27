package dev.tramline.a2a.client;

import static dev.tramline.a2a.client.ScriptedAgent.JSONRPC;
import static dev.tramline.a2a.client.ScriptedAgent.card;
import static dev.tramline.a2a.client.ScriptedAgent.error;
import static dev.tramline.a2a.client.ScriptedAgent.events;
import static dev.tramline.a2a.client.ScriptedAgent.filled;
import static dev.tramline.a2a.client.ScriptedAgent.head;
import static dev.tramline.a2a.client.ScriptedAgent.json;
import static dev.tramline.a2a.client.ScriptedAgent.piece;
import static dev.tramline.a2a.client.ScriptedAgent.result;
import static dev.tramline.a2a.client.ScriptedAgent.status;
import static dev.tramline.a2a.client.ScriptedAgent.stream;
import static dev.tramline.a2a.client.ScriptedAgent.task;
import static dev.tramline.a2a.client.ScriptedAgent.taskEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.a2a.A2aException;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.StreamEvent;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Agents, and what lies between, that answer wrongly, late, too much or not at all. */
@Timeout(120) // only so that a hang becomes a failure
class FaultsTest {

  private static final Duration SHORT = Duration.ofMillis(100);

  private final ScriptedAgent agent = new ScriptedAgent();
  private final A2aClient client = A2aClient.builder(agent.url()).build();

  @AfterEach
  void stop() {
    agent.close();
  }

  private static List<StreamEvent> rest(A2aStream events) throws InterruptedException {
    List<StreamEvent> rest = new ArrayList<>();
    while (events.hasNext()) {
      rest.add(events.next());
    }
    return rest;
  }

  private List<StreamEvent> streamed(ScriptedAgent.Answer answer) throws InterruptedException {
    agent.then(answer);
    try (A2aStream events = client.stream("x")) {
      return rest(events);
    }
  }

  @Test
  void nobodyThereIsUnreachable() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertThatThrownBy(() -> A2aClient.connect(URI.create("http://127.0.0.1:" + free)))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining("127.0.0.1:" + free);
  }

  @ParameterizedTest
  @CsvSource({"429, true", "503, true", "500, false", "401, false", "404, false", "302, false"})
  void aStatusIsNoAnswer(int status, boolean unreachable) {
    agent.then((request, out) -> out.write(head(status, "text/html", "")));

    assertThatThrownBy(() -> client.task("t"))
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> {
              assertThat(e.status()).hasValue(status);
              assertThat(e instanceof UnreachableException).isEqualTo(unreachable);
            })
        .hasMessageContaining("HTTP status " + status);
  }

  @Test
  void anErrorOfTheAgentCountsWhateverTheStatus() {
    agent.then(
        json(400, "", "{\"jsonrpc\":\"2.0\",\"id\":$ID,\"error\":{\"code\":-32602}}"),
        json(200, "", "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700}}"),
        json(500, "", "{\"error\":\"a page of another server\"}"));

    assertThatThrownBy(() -> client.task("t"))
        .isInstanceOfSatisfying(A2aException.class, e -> assertThat(e.code()).isEqualTo(-32602));
    assertThatThrownBy(() -> client.task("t"))
        .isInstanceOfSatisfying(A2aException.class, e -> assertThat(e.code()).isEqualTo(-32700));
    assertThatThrownBy(() -> client.task("t"))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.status()).hasValue(500));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "[]",
        "{\"jsonrpc\":\"2.0\",\"id\":$ID}",
        "{\"jsonrpc\":\"2.0\",\"id\":$ID,\"result\":null}",
        "{\"jsonrpc\":\"2.0\",\"id\":$ID,\"result\":{\"id\":\"t\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":$ID,\"error\":\"no\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":\"$ID\",\"result\":{\"id\":\"t\",\"status\":{\"state\":\"TASK_STATE_WORKING\"}}}",
        "{\"jsonrpc\":\"2.0\",\"id\":99,\"result\":{\"id\":\"t\",\"status\":{\"state\":\"TASK_STATE_WORKING\"}}}",
        "{\"jsonrpc\":\"2.0\",\"result\":{\"id\":\"t\",\"status\":{\"state\":\"TASK_STATE_WORKING\"}}}",
      })
  void whatIsNoAnswerToTheRequestIsNotTaken(String body) {
    agent.then(json(200, "", body));

    assertThatThrownBy(() -> client.task("t"))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining(agent.url().toString());
  }

  @Test
  void anAnswerThatIsTooLargeOrTooDeepIsNotTaken() {
    A2aClient small = A2aClient.builder(agent.url()).maxBytes(1000).build();
    String deep = "{\"task\":" + "{\"x\":".repeat(100) + "1" + "}".repeat(101);
    agent.then(
        result("\"" + "x".repeat(2000) + "\""),
        stream("data: " + "x".repeat(2000)),
        stream(": " + "x".repeat(2000)),
        result(deep));

    assertThatThrownBy(() -> small.task("t"))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("longer than 1000 bytes");
    for (int i = 0; i < 2; i++) {
      try (A2aStream events = small.stream("x")) {
        assertThatThrownBy(events::hasNext)
            .isInstanceOf(InvalidResponseException.class)
            .hasMessageContaining("longer than 1000 bytes");
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    assertThatThrownBy(() -> client.send("x"))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("nested too deeply");
  }

  @Test
  void anAgentThatDoesNotAnswerIsNotWaitedForForEver() {
    A2aClient impatient =
        A2aClient.builder(agent.url()).requestTimeout(SHORT).silenceTimeout(SHORT).build();
    ScriptedAgent.Answer nothing = (request, out) -> agent.awaitEnd();
    ScriptedAgent.Answer half =
        (request, out) -> {
          out.write(head(200, "application/json", ""));
          out.write('{');
          out.flush();
          agent.awaitEnd();
        };
    ScriptedAgent.Answer drops =
        (request, out) -> {
          out.write(head(200, "application/json", ""));
          while (!agent.isOverSoon()) {
            out.write(' ');
            out.flush();
          }
        };
    agent.then(nothing, half, drops, nothing, drops, nothing);

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> impatient.task("t"))
          .isInstanceOf(TransportException.class)
          .hasCauseInstanceOf(HttpTimeoutException.class);
    }
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> impatient.send("x"))
          .isInstanceOf(TransportException.class)
          .hasCauseInstanceOf(HttpTimeoutException.class);
    }
    assertThatThrownBy(() -> impatient.stream("x"))
        .isInstanceOf(TransportException.class)
        .hasCauseInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void anAnswerThatIsCutIsNotTaken() {
    agent.then(
        (request, out) -> {
          out.write(head(200, "application/json", "Content-Length: 100\r\n"));
          out.write('{');
        },
        (request, out) -> {});

    assertThatThrownBy(() -> client.task("t"))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("did not come whole");
    assertThatThrownBy(() -> client.task("t")).isInstanceOf(TransportException.class);
  }

  @Test
  void eventsComeHoweverTheyAreCut() throws InterruptedException {
    String text =
        "\uFEFF: hello\r\n\r\ndata: {\"jsonrpc\":\"2.0\",\"id\":$ID,\r\ndata: \"result\":"
            + taskEvent("working")
            + "}\r\n\r\n"
            + "data:{\"jsonrpc\":\"2.0\",\"id\":$ID,\"result\":"
            + piece("ü€", false)
            + "}\n\n"
            + "data:{\"jsonrpc\":\"2.0\",\"id\":$ID,\"result\":"
            + status("completed", "done")
            + "}\n\n";

    List<StreamEvent> together = streamed(stream(text));
    List<StreamEvent> apart =
        streamed(
            (request, out) -> {
              out.write(head(200, "text/event-stream; charset=utf-8", ""));
              for (byte one : filled(request, text).getBytes(StandardCharsets.UTF_8)) {
                out.write(one);
                out.flush();
              }
              agent.awaitEnd(); // the client need not see the end of the connection
            });

    assertThat(together).hasSize(3);
    assertThat(apart).isEqualTo(together);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "data: {\"jsonrpc\":\"2.0\",\"id\":$ID,\"result\":{\"statusUpdate\"",
        "\n: x\n\n"
      })
  void aStreamThatBreaksOffSaysWhichTaskToFollow(String remnant) throws InterruptedException {
    String begun =
        "data:{\"jsonrpc\":\"2.0\",\"id\":$ID,\"result\":" + taskEvent("working") + "}\n\n";
    agent.then(stream(begun + remnant));

    try (A2aStream events = client.stream("x")) {
      assertThat(events.hasNext()).isTrue();
      StreamEvent first = events.next();
      assertThat(first).isNotNull();
      assertThatThrownBy(events::hasNext)
          .isInstanceOfSatisfying(
              StreamBrokenException.class, e -> assertThat(e.taskId()).hasValue("t"));
    }
  }

  @Test
  void aStreamMayEndWhenTheAgentWaitsButNotBefore() throws InterruptedException {
    assertThat(streamed(events(taskEvent("working"), status("input_required", "what?"))))
        .hasSize(2);
    assertThatThrownBy(
            () ->
                streamed(
                    events(
                        taskEvent("working"),
                        status("input_required", "what?"),
                        status("working", "on"))))
        .isInstanceOf(StreamBrokenException.class);
    assertThatThrownBy(() -> streamed(events()))
        .isInstanceOfSatisfying(StreamBrokenException.class, e -> assertThat(e.taskId()).isEmpty());
  }

  @Test
  void aSilentStreamIsBroken() throws InterruptedException {
    A2aClient impatient =
        A2aClient.builder(agent.url()).silenceTimeout(Duration.ofSeconds(1)).build();
    agent.then(agent.openEvents(taskEvent("working")));

    try (A2aStream events = impatient.stream("x")) {
      assertThat(events.hasNext()).isTrue();
      StreamEvent first = events.next();
      assertThat(first).isNotNull();
      assertThatThrownBy(events::hasNext)
          .isInstanceOf(StreamBrokenException.class)
          .hasCauseInstanceOf(HttpTimeoutException.class);
    }
  }

  @Test
  void aStreamMayTakeLongerThanItMayBeSilent() throws InterruptedException {
    A2aClient impatient =
        A2aClient.builder(agent.url()).silenceTimeout(Duration.ofSeconds(1)).build();
    agent.then(
        (request, out) -> {
          out.write(head(200, "text/event-stream", ""));
          for (int i = 0; i < 300 && !agent.isOverSoon(); i++) { // 1.5 seconds at least
            out.write(": still there\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
          }
          out.write(
              filled(
                      request,
                      "data:{\"jsonrpc\":\"2.0\",\"id\":$ID,\"result\":"
                          + taskEvent("completed")
                          + "}\n\n")
                  .getBytes(StandardCharsets.UTF_8));
        });

    try (A2aStream events = impatient.stream("x")) {
      assertThat(rest(events)).hasSize(1);
    }
  }

  @Test
  void aStreamThatCarriesSomethingElseIsNotTaken() {
    assertThatThrownBy(() -> streamed(stream("data: garbage\n\n")))
        .isInstanceOf(InvalidResponseException.class);
    assertThatThrownBy(() -> streamed(events("{\"surprise\":{}}")))
        .isInstanceOf(InvalidResponseException.class);
    assertThatThrownBy(() -> streamed(result(taskEvent("working"))))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("instead of a stream");
    assertThatThrownBy(() -> streamed(error(-32004)))
        .isInstanceOfSatisfying(A2aException.class, e -> assertThat(e.code()).isEqualTo(-32004));
    assertThatThrownBy(
            () ->
                streamed(
                    stream(
                        "data:{\"jsonrpc\":\"2.0\",\"id\":$ID,\"error\":{\"code\":-32603}}\n\n")))
        .isInstanceOf(A2aException.class);
  }

  @Test
  void aStreamThatIsClosedLetsGoOfItsConnection() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    ScriptedAgent.Answer events = events(taskEvent("working"));
    agent.then(
        (request, out) -> {
          events.write(request, out);
          out.flush();
          request.awaitDisconnect();
          gone.countDown();
        });
    A2aStream stream = client.stream("x");
    assertThat(stream.next()).isNotNull();
    FutureTask<Boolean> waiting = new FutureTask<>(stream::hasNext);
    Thread reader = new Thread(waiting);
    reader.start();

    stream.close();

    gone.await();
    assertThatThrownBy(waiting::get).hasCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(stream::hasNext).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anInterruptionLetsGoOfTheConnection(boolean streaming) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    agent.then(
        (request, out) -> {
          if (streaming) {
            events(taskEvent("working")).write(request, out);
            out.flush();
          }
          asked.countDown();
          request.awaitDisconnect();
          gone.countDown();
        });
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                if (streaming) {
                  rest(client.stream("x"));
                } else {
                  thrown.completeExceptionally(new AssertionError(client.send("x").toString()));
                }
              } catch (Throwable e) {
                thrown.complete(e);
              }
            });
    caller.start();
    asked.await();
    caller.interrupt();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    gone.await();
  }

  @Test
  void aRedirectionWithinTheHostIsFollowed() throws InterruptedException {
    agent.then(json(307, "Location: /elsewhere\r\n", ""), result(task("completed")));

    assertThat(client.task("t").id()).isEqualTo("t");
    assertThat(agent.calls())
        .extracting(ScriptedAgent.Request::line)
        .containsExactly("POST / HTTP/1.1", "POST /elsewhere HTTP/1.1");
    assertThat(agent.calls()).extracting(ScriptedAgent.Request::method).containsOnly("GetTask");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost/", "https://127.0.0.1/", "ftp://x/", "http://[", "//x"})
  void aRedirectionElsewhereIsNot(String location) {
    agent.then(json(307, "Location: " + location + "\r\n", ""));

    assertThatThrownBy(() -> client.task("t"))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("redirects to");
  }

  @Test
  void aRedirectionInCirclesEnds() {
    ScriptedAgent.Answer again = json(308, "Location: /\r\n", "");
    agent.then(again, again, again, again, again);

    assertThatThrownBy(() -> client.task("t"))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("again and again");
    assertThat(agent.calls()).hasSize(4);
  }

  @Test
  void theRequestIsAsTheProtocolWantsIt() throws InterruptedException {
    agent.card(json(200, "", card(JSONRPC.replace("\"1.0\"", "\"1.0.1\",\"tenant\":\"blue\""))));
    agent.then(
        result(
            "{\"message\":{\"messageId\":\"m\",\"role\":\"ROLE_AGENT\",\"parts\":[{\"text\":\"hi\"}]}}"));
    A2aClient named =
        A2aClient.builder(agent.url())
            .extension("urn:a")
            .extension("urn:b")
            .header("Authorization", () -> "Bearer x")
            .build();

    assertThat(((Message) named.send("hello")).text()).isEqualTo("hi");
    ScriptedAgent.Request call = agent.calls().get(0);
    assertThat(call.method()).isEqualTo("SendMessage");
    assertThat(call.body().getAsJsonObject("params").get("tenant").getAsString()).isEqualTo("blue");
    assertThat(call.headers())
        .containsEntry("A2A-Version", "1.0")
        .containsEntry("A2A-Extensions", "urn:a,urn:b")
        .containsEntry("Authorization", "Bearer x")
        .containsEntry("Content-Type", "application/json")
        .doesNotContainKey("Upgrade");
    assertThat(agent.requests().get(0).headers()).containsEntry("Authorization", "Bearer x");
  }

  @Test
  void aHeaderCannotSmuggleAnother() {
    A2aClient smuggler =
        A2aClient.builder(agent.url()).header("User", () -> "ann\r\nAdmin: yes").build();

    assertThatThrownBy(() -> smuggler.task("t")).isInstanceOf(IllegalArgumentException.class);
    A2aClient forgetful = A2aClient.builder(agent.url()).header("User", () -> null).build();
    assertThatThrownBy(() -> forgetful.task("t")).hasMessage("no value for header User");
    A2aClient.Builder builder = A2aClient.builder(agent.url());
    assertThatThrownBy(() -> builder.header("a2a-version", () -> "2"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.header("Host", () -> "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(agent.requests()).isEmpty();
  }

  @Test
  void aClientIsDescribedSensibly() {
    A2aClient.Builder builder = A2aClient.builder(agent.url());

    assertThatThrownBy(() -> A2aClient.builder(URI.create("agent")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> A2aClient.builder(URI.create("https://ann:secret@example.org")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> builder.requestTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.maxBytes(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                builder.httpClient(
                    java.net.http.HttpClient.newBuilder()
                        .followRedirects(java.net.http.HttpClient.Redirect.NORMAL)
                        .build()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Optional.of(builder.build())).isPresent();
  }
}
