package dev.tramline.a2a.client;

import static dev.tramline.a2a.client.ScriptedAgent.JSONRPC;
import static dev.tramline.a2a.client.ScriptedAgent.card;
import static dev.tramline.a2a.client.ScriptedAgent.json;
import static dev.tramline.a2a.client.ScriptedAgent.result;
import static dev.tramline.a2a.client.ScriptedAgent.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The card: when it is asked for, where it is, and what of it is believed. */
@Timeout(120) // only so that a hang becomes a failure
class CardTest {

  /** A clock that a test sets forward. */
  private static final class TestClock extends Clock {
    private Instant now = Instant.EPOCH;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final ScriptedAgent agent = new ScriptedAgent();
  private final TestClock clock = new TestClock();
  private final A2aClient client = A2aClient.builder(agent.url()).clock(clock).build();

  @AfterEach
  void stop() {
    agent.close();
  }

  private int requestsAfter(Duration time) throws InterruptedException {
    clock.pass(time);
    assertThat(client.card().name()).isEqualTo("Scripted");
    return agent.requests().size();
  }

  @Test
  void theCardIsKeptForAsLongAsItSays() throws InterruptedException {
    agent.card(json(200, "Cache-Control: public, max-age=60\r\n", card(JSONRPC)));

    assertThat(requestsAfter(Duration.ZERO)).isEqualTo(1);
    assertThat(requestsAfter(Duration.ofSeconds(59))).isEqualTo(1);
    assertThat(requestsAfter(Duration.ofSeconds(1))).isEqualTo(2);
  }

  @Test
  void aCardThatDoesNotSayIsKeptForFiveMinutes() throws InterruptedException {
    assertThat(requestsAfter(Duration.ZERO)).isEqualTo(1);
    assertThat(requestsAfter(Duration.ofMinutes(5).minusMillis(1))).isEqualTo(1);
    assertThat(requestsAfter(Duration.ofMillis(1))).isEqualTo(2);
  }

  @Test
  void aCardThatIsNotToBeKeptIsAskedForEachTime() throws InterruptedException {
    agent.card(
        json(200, "Cache-Control: max-age=60\r\nCache-Control: no-cache\r\n", card(JSONRPC)));

    assertThat(requestsAfter(Duration.ZERO)).isEqualTo(1);
    assertThat(requestsAfter(Duration.ZERO)).isEqualTo(2);
  }

  @Test
  void anOldCardIsAskedForByItsTagAndMayBeGoodStill() throws InterruptedException {
    agent.card(json(200, "ETag: \"v1\"\r\nCache-Control: max-age=60\r\n", card(JSONRPC)));
    assertThat(requestsAfter(Duration.ZERO)).isEqualTo(1);
    agent.card(json(304, "Cache-Control: max-age=120\r\n", ""));

    assertThat(requestsAfter(Duration.ofSeconds(60))).isEqualTo(2);
    assertThat(agent.requests().get(0).headers()).doesNotContainKey("If-None-Match");
    assertThat(agent.requests().get(1).headers()).containsEntry("If-None-Match", "\"v1\"");
    assertThat(requestsAfter(Duration.ofSeconds(119))).isEqualTo(2);
    assertThat(requestsAfter(Duration.ofSeconds(1))).isEqualTo(3);
    assertThat(agent.requests().get(2).headers()).containsEntry("If-None-Match", "\"v1\"");
  }

  @Test
  void aNewCardTakesTheOldOnesPlace() throws InterruptedException {
    try (ScriptedAgent other = new ScriptedAgent()) {
      assertThat(requestsAfter(Duration.ZERO)).isEqualTo(1);
      agent.card(json(200, "", card(JSONRPC.replace("%s", other.url().toString()))));
      other.then(result(task("completed")));
      clock.pass(Duration.ofMinutes(5));

      assertThat(client.task("t").id()).isEqualTo("t");
      assertThat(other.calls()).hasSize(1);
    }
  }

  @Test
  void theCardIsAtItsWellKnownPlaceOrWhereTheUserSays() throws InterruptedException {
    client.card();
    A2aClient.builder(agent.url().resolve("/agents/seven")).build().card();
    A2aClient.builder(agent.url().resolve("/agents/seven/card.json")).build().card();

    assertThat(agent.requests())
        .extracting(ScriptedAgent.Request::line)
        .containsExactly(
            "GET /.well-known/agent-card.json HTTP/1.1",
            "GET /.well-known/agent-card.json HTTP/1.1",
            "GET /agents/seven/card.json HTTP/1.1");
  }

  @Test
  void whoWaitsForTheCardCanBeInterruptedAndSoCanWhoGetsIt() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    agent.card(
        (request, out) -> {
          asked.countDown();
          agent.awaitEnd();
        });
    FutureTask<Object> first = new FutureTask<>(client::card);
    FutureTask<Object> second = new FutureTask<>(client::card);
    Thread getting = new Thread(first);
    getting.start();
    asked.await();
    Thread waiting = new Thread(second);
    waiting.start();

    waiting.interrupt();
    getting.interrupt();

    for (FutureTask<Object> task : List.of(second, first)) {
      assertThatThrownBy(task::get).hasCauseInstanceOf(InterruptedException.class);
    }
    assertThat(agent.requests()).hasSize(1);
  }

  @Test
  void anAgentThatSpeaksSomethingElseIsRefusedByWhatItSpeaks() {
    agent.card(
        json(
            200,
            "",
            card(
                "{\"url\":\"x\",\"protocolBinding\":\"GRPC\",\"protocolVersion\":\"1.0\"}",
                "{\"url\":\"x\",\"protocolBinding\":\"JSONRPC\",\"protocolVersion\":\"2.0\"}")));
    assertThatThrownBy(() -> A2aClient.connect(agent.url()))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("\"Scripted\"")
        .hasMessageContaining("GRPC 1.0, JSONRPC 2.0");
    agent.card(json(200, "", card()));
    assertThatThrownBy(() -> A2aClient.connect(agent.url()))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("no interface");
    for (String url : List.of("ftp://x/", "/relative", "not a URL")) {
      agent.card(json(200, "", card(JSONRPC.replace("%s", url))));
      assertThatThrownBy(() -> A2aClient.connect(agent.url()))
          .isInstanceOf(InvalidResponseException.class)
          .hasMessageContaining("no URL of HTTP");
    }
  }

  @Test
  void whatIsNoCardIsNotTaken() {
    agent.card(json(200, "", "{\"name\":\"x\"}"));
    assertThatThrownBy(() -> A2aClient.connect(agent.url()))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("card.capabilities is required");
    agent.card(json(200, "", "<html>"));
    assertThatThrownBy(() -> A2aClient.connect(agent.url()))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("no agent card");
    agent.card(json(304, "", ""));
    assertThatThrownBy(() -> A2aClient.connect(agent.url()))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.status()).hasValue(304));
  }

  @Test
  void headersDoNotGoToAnotherHostUnlessTheUserSaysSo() throws InterruptedException {
    try (ScriptedAgent other = new ScriptedAgent()) {
      agent.card(json(200, "", card(JSONRPC.replace("%s", other.url().toString()))));
      other.then(result(task("completed")), result(task("completed")));
      URI home = agent.url();

      A2aClient careful = A2aClient.builder(home).header("Authorization", () -> "secret").build();
      assertThatThrownBy(() -> careful.task("t"))
          .isInstanceOf(InvalidResponseException.class)
          .hasMessageContaining("127.0.0.1:" + other.url().getPort())
          .hasMessageContaining("allowOrigin");
      assertThat(other.requests()).isEmpty();

      assertThat(A2aClient.builder(home).build().task("t").id()).isEqualTo("t");
      A2aClient told =
          A2aClient.builder(home)
              .header("Authorization", () -> "secret")
              .allowOrigin(other.url().resolve("/any"))
              .build();
      assertThat(told.task("t").id()).isEqualTo("t");
      assertThat(other.requests().get(0).headers()).doesNotContainKey("Authorization");
      assertThat(other.requests().get(1).headers()).containsEntry("Authorization", "secret");
    }
  }
}
