package dev.tramline.a2a.readme;

import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.ArtifactUpdate;
import dev.tramline.a2a.client.A2aClient;
import dev.tramline.a2a.client.A2aNode;
import dev.tramline.a2a.client.A2aStream;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Timeout;
import dev.tramline.annotations.Transition;
import java.net.URI;
import java.util.List;

/** What the README shows of the client; a test compares the two. */
final class Reading {

  private Reading() {}

  static void send() throws InterruptedException {
    A2aClient client = A2aClient.connect(URI.create("https://agent.example.org"));
    System.out.println(client.send("What is a tram?").text());
  }

  static void stream(A2aClient client) throws InterruptedException {
    try (A2aStream events = client.stream("Tell me a story")) {
      while (events.hasNext()) {
        if (events.next() instanceof ArtifactUpdate update) {
          System.out.print(update.artifact().text());
        }
      }
    }
  }

  @Flow
  interface Booking {
    sealed interface Result {
      record Completed(String answer, List<Artifact> artifacts) implements Result {}

      record Rejected(String answer) implements Result {}

      record Failed(String answer) implements Result {}
    }

    Result book(String wish);

    @Timeout("5m")
    @Rename(key = "request", as = "wish")
    @Rename(key = "reply", as = "answer")
    @Transition(value = "inputRequired", to = "traveller")
    A2aNode agency();

    @Transition(to = "agency")
    Traveller traveller();
  }

  @Node
  static class Traveller {
    @Exec
    @Key("wish")
    String decide(String answer) { // what the agency asks
      return "Whatever is cheapest.";
    }
  }

  static Booking.Result book(A2aClient client) {
    Booking booking = new Reading_BookingFlow(new A2aNode(client), new Traveller());
    return booking.book("A train to Rome, please.");
  }
}
