package dev.tramline.a2a.packaged;

import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.server.A2aServer;
import dev.tramline.a2a.server.Reply;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Serves one message and prints on which threads. It knows the jar's API only. */
public final class PackagedMain {

  private PackagedMain() {}

  public static void main(String[] arguments) throws Exception {
    try (A2aServer server =
        A2aServer.builder()
            .agent(AgentCard.of("Agent", "Says where it runs", "1.0"))
            .authenticator(
                request -> {
                  System.out.println("request on " + kind());
                  return Optional.of("");
                })
            .handler(
                call -> {
                  System.out.println("agent on " + kind());
                  return Reply.text("done");
                })
            .build()
            .start()) {
      HttpRequest request =
          HttpRequest.newBuilder(server.url())
              .header("Content-Type", "application/json")
              .header("A2A-Version", "1.0")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      """
                      {"jsonrpc":"2.0","id":1,"method":"SendMessage","params":
                       {"message":{"messageId":"m","role":"ROLE_USER","parts":[{"text":"a"}]}}}\
                      """))
              .build();
      String response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
      System.out.println("answered: " + response.contains("TASK_STATE_COMPLETED"));
    }
  }

  private static String kind() {
    Thread thread = Thread.currentThread();
    return thread.toString().startsWith("VirtualThread") ? "a virtual thread" : thread.getName();
  }
}
