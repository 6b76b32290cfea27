package dev.tramline.a2a.server;

import static dev.tramline.a2a.server.TestClient.message;
import static dev.tramline.a2a.server.TestClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.Part;
import dev.tramline.a2a.Role;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunListener;
import dev.tramline.runtime.RunOptions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A flow whose inputs and results are more than a text, and that asks back. */
@Timeout(120) // only so that a hang becomes a failure
class FlowMappingTest {

  /** Books a table, once it knows where and for how many. */
  @Flow
  interface Booking {

    /** How it ends. */
    sealed interface Result {
      /** It knows enough. */
      record Booked(String place, int people) implements Result {}

      /** It does not. */
      record Unclear(String question) implements Result {}
    }

    /** The entry. */
    Result book(List<String> answers);

    /** The only node. */
    Decide decide();
  }

  /** Looks at what is known. */
  @Node
  static class Decide {
    sealed interface Next {
      record Booked(String place, int people) implements Next {}

      record Unclear(String question) implements Next {}
    }

    @Exec
    int look(List<String> answers, RunContext context) {
      context.emit("looking");
      context.emit(answers.size());
      if (answers.contains("break")) {
        throw new IllegalStateException("a secret");
      }
      return answers.size();
    }

    @Post
    Next decide(@Exec int known, List<String> answers) {
      return switch (known) {
        case 1 -> new Next.Unclear("For how many?");
        default -> new Next.Booked(answers.get(0), Integer.parseInt(answers.get(1)));
      };
    }
  }

  private static final class Mapping implements FlowMapping<Booking.Result> {

    private final FlowMappingTest_BookingFlow flow;

    Mapping(FlowMappingTest_BookingFlow flow) {
      this.flow = flow;
    }

    @Override
    public FlowRun<Booking.Result> start(AgentCall call, RunListener listener) {
      if (call.message().text().isEmpty()) {
        throw new RejectedException("say where");
      }
      RunOptions options = RunOptions.builder().listener(listener).build();
      return flow.with(options)
          .start(
              call.conversation().stream()
                  .filter(said -> said.role() == Role.USER)
                  .map(Message::text)
                  .toList());
    }

    @Override
    public Reply reply(Booking.Result result) {
      if (result instanceof Booking.Result.Unclear unclear) {
        return Reply.inputRequired(unclear.question());
      }
      Booking.Result.Booked booked = (Booking.Result.Booked) result;
      JsonObject data = new JsonObject();
      data.addProperty("place", booked.place());
      data.addProperty("people", booked.people());
      return Reply.completed(Artifact.of("booking", Part.data(data)));
    }

    @Override
    public Optional<Artifact> emitted(RunEvent.Emitted event) {
      return event.payload() instanceof Integer number
          ? Optional.of(Artifact.text("log", event.node() + " knows " + number))
          : Optional.empty();
    }
  }

  private A2aServer server;
  private TestClient client;

  @BeforeEach
  void start() {
    server =
        A2aServer.builder()
            .agent(AgentCard.of("Booking", "Books tables", "1.0"))
            .flow(
                FlowMappingTest_BookingFlow.GRAPH,
                new Mapping(new FlowMappingTest_BookingFlow(new Decide())))
            .build()
            .start();
    client = new TestClient(server.url());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aFlowThatAsksBackRunsAgainWithTheConversation() {
    JsonObject asked = client.result("SendMessage", text("Rome")).getAsJsonObject("task");
    assertThat(asked.toString()).contains("TASK_STATE_INPUT_REQUIRED", "For how many?");

    JsonObject done =
        client
            .result("SendMessage", message("4", ",\"taskId\":" + asked.get("id")))
            .getAsJsonObject("task");

    assertThat(done.toString()).contains("TASK_STATE_COMPLETED");
    assertThat(done.getAsJsonArray("artifacts").get(1).toString())
        .isEqualTo(
            "{\"artifactId\":\"booking\",\"parts\":[{\"data\":{\"place\":\"Rome\",\"people\":4}}]}");
  }

  @Test
  void theMappingSaysWhatClientsSeeOfWhatNodesEmit() {
    JsonObject task = client.result("SendMessage", text("Rome")).getAsJsonObject("task");

    assertThat(task.getAsJsonArray("artifacts").toString())
        .isEqualTo("[{\"artifactId\":\"log\",\"parts\":[{\"text\":\"decide knows 1\"}]}]");
  }

  @Test
  void aMessageThatNoRunCanBeMadeOfIsRejectedWithTheReason() {
    JsonObject task = client.result("SendMessage", text("")).getAsJsonObject("task");

    assertThat(task.toString())
        .contains("TASK_STATE_REJECTED", "say where")
        .doesNotContain("Reference");
  }

  @Test
  void aFlowThatFailsShowsAReferenceOnly() {
    JsonObject task = client.result("SendMessage", text("break")).getAsJsonObject("task");

    assertThat(task.toString())
        .contains("TASK_STATE_FAILED", "Reference: ")
        .doesNotContain("secret");
  }

  @Test
  void theCardTellsWhatIsNoText() {
    assertThat(server.card().defaultInputModes()).containsExactly("text/plain", "application/json");
    assertThat(server.card().defaultOutputModes())
        .containsExactly("text/plain", "application/json");
  }
}
