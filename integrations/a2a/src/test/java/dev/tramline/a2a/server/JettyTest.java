package dev.tramline.a2a.server;

import static dev.tramline.a2a.server.TestClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.tramline.a2a.AgentCard;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The handler in a server that is not ours. */
@Timeout(120) // only so that a hang becomes a failure
class JettyTest {

  /** All it takes to mount the handler in Jetty. */
  private static final class Mounted extends Handler.Abstract {

    private final A2aHandler agent;

    Mounted(A2aHandler agent) {
      this.agent = agent;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      Map<String, String> headers = new HashMap<>();
      request
          .getHeaders()
          .forEach(
              field -> headers.merge(field.getName(), field.getValue(), (a, b) -> a + "," + b));
      try (A2aResponse answer =
          agent.handle(
              new A2aRequest(
                  request.getMethod(),
                  Request.getPathInContext(request),
                  Objects.requireNonNullElse(request.getHttpURI().getQuery(), ""),
                  headers,
                  Content.Source.asInputStream(request)))) {
        response.setStatus(answer.status());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
          answer.writeTo(out);
        }
      }
      callback.succeeded();
      return true;
    }
  }

  @Test
  void theHandlerWorksInJettyToo() throws Exception {
    SpellingFlow flow = new SpellingFlow(new Spelling.Spell(), new Spelling.Enlarge());
    Server jetty = new Server();
    ServerConnector connector = new ServerConnector(jetty);
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    try (A2aHandler agent =
        A2aServer.builder()
            .agent(AgentCard.of("Speller", "Makes words large", "1.0"))
            .flow(SpellingFlow.GRAPH, word -> flow.start(word), Spelling.Result::large)
            .buildHandler("https://example.org/agent")) {
      jetty.setHandler(new Mounted(agent));
      jetty.start();
      URI url = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/");
      TestClient client = new TestClient(url);

      HttpResponse<String> card =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(url.resolve("/.well-known/agent-card.json")).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(card.statusCode()).isEqualTo(200);
      assertThat(card.body()).contains("https://example.org/agent");
      assertThat(client.result("SendMessage", text("tram")).toString()).contains("TRAM");
      try (TestClient.Events events = client.stream("SendStreamingMessage", text("ab"))) {
        List<JsonObject> all = events.rest();
        assertThat(all.get(0).has("task")).isTrue();
        assertThat(all.get(all.size() - 1).toString()).contains("TASK_STATE_COMPLETED");
      }
    } finally {
      jetty.stop();
    }
  }
}
