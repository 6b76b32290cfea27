package dev.tramline.a2a.server;

import static dev.tramline.a2a.server.TestClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.jdbc.JdbcTaskStore;
import dev.tramline.a2a.jdbc.Postgres;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** PostgreSQL stops, and starts again, below a server that goes on. */
@Timeout(300) // only so that a hang becomes a failure
class DatabaseAwayTest {

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch may = new CountDownLatch(1);

  private Reply answer(AgentCall call) throws InterruptedException {
    if (call.message().text().equals("slow")) {
      call.working();
      begun.countDown();
      may.await();
    }
    return Reply.text(call.message().text());
  }

  @Test
  void theServerSaysSoAndGoesOnWhenItIsBack() throws InterruptedException {
    try (Postgres postgres = Postgres.start()) {
      JdbcTaskStore store = new JdbcTaskStore(Postgres.database(postgres.createDatabase()));
      store.createTables();
      try (A2aServer server =
          A2aServer.builder()
              .agent(AgentCard.of("Agent", "Does things", "1.0"))
              .handler(this::answer)
              .store(store)
              .build()
              .start()) {
        TestClient client = new TestClient(server.url());
        JsonObject done = client.result("SendMessage", text("abc")).getAsJsonObject("task");
        String ref = "{\"id\":" + done.get("id") + "}";
        try (TestClient.Events events = client.stream("SendStreamingMessage", text("slow"))) {
          String slow = "{\"id\":" + events.next().getAsJsonObject("task").get("id") + "}";
          begun.await();
          postgres.stop();

          assertFails(client.error("SendMessage", text("abc")));
          assertFails(client.error("GetTask", ref));
          assertFails(client.error("ListTasks", "{}"));
          may.countDown();
          while (events.hasLine()) {
            assertThat(events.line()).doesNotContain("COMPLETED");
          }
          TestClient.awaitIdle(server);
          assertThat(server.handler().streams()).isZero();

          postgres.begin();
          assertThat(client.result("GetTask", ref)).isEqualTo(done);
          assertThat(client.result("CancelTask", slow).toString()).contains("STATE_CANCELED");
          assertThat(client.result("SendMessage", text("abc")).toString())
              .contains("STATE_COMPLETED");
        }
      }
    }
  }

  private static void assertFails(JsonObject error) {
    assertThat(error.get("code").getAsInt()).isEqualTo(-32603);
    assertThat(error.get("message").getAsString())
        .startsWith("Internal error. Reference: ")
        .doesNotContain("postgres");
  }
}
