package dev.tramline.a2a.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.JavaScript;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server to clients that others wrote, in JavaScript. */
@Timeout(value = 300) // only so that a hang becomes a failure
class JsClientTest {

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    JavaScript.install();
  }

  private static Reply answer(AgentCall call) {
    switch (call.message().text()) {
      case "hello":
        return Reply.message("hello yourself");
      case "ask":
        return Reply.inputRequired("which one?");
      case "stream":
        call.working();
        for (int i = 0; i < 3; i++) {
          call.chunk(Artifact.text("numbers", i + " "), i == 2);
        }
        return Reply.completed();
      default:
        return Reply.text(call.message().text().toUpperCase(Locale.ROOT));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"client.mjs", "client03.mjs"})
  void theClientGetsWhatItExpects(String script) throws Exception {
    try (A2aServer server =
        A2aServer.builder()
            .agent(AgentCard.of("Agent", "Does things", "1.0"))
            .handler(JsClientTest::answer)
            .protocol03()
            .pushNotifications(PushTargets.publicOnly())
            .build()
            .start()) {
      JavaScript.Run run = JavaScript.run("node", script, server.url().toString());

      assertThat(run.output()).isEqualTo("all well\n");
      assertThat(run.status()).isZero();
    }
  }
}
