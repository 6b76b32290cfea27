package dev.tramline.a2a.server;

import static dev.tramline.a2a.server.TestClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.Part;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunListener;
import dev.tramline.runtime.RunOptions;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of the events of a run that nobody takes for a while. */
@Timeout(120) // only so that a hang becomes a failure
class RunRelayTest {

  private static final RunEvent.Where WHERE =
      new RunEvent.Where("run", Optional.empty(), "node", "node/0");

  @Test
  void nodesThatBeginAreLeftOutWhenTooManyEventsWaitAndPayloadsNever() throws InterruptedException {
    RunRelay relay = new RunRelay();
    for (int i = 0; i < 2 * RunRelay.LAG; i++) {
      relay.onEvent(new RunEvent.NodeStarted(WHERE, Instant.EPOCH));
    }
    for (int i = 0; i < 2 * RunRelay.LAG; i++) {
      relay.onEvent(new RunEvent.Emitted(WHERE, Instant.EPOCH, "p" + i));
    }
    relay.runEnded();

    List<String> reported = new ArrayList<>();
    relay.passOn(
        call(reported), emitted -> Optional.of(Artifact.text("a", (String) emitted.payload())));

    assertThat(reported).hasSize(3 * RunRelay.LAG);
    assertThat(reported.subList(0, RunRelay.LAG)).containsOnly("progress");
    for (int i = 0; i < 2 * RunRelay.LAG; i++) {
      assertThat(reported.get(RunRelay.LAG + i)).isEqualTo("p" + i);
    }
  }

  /** A call that writes down what is reported. */
  private static AgentCall call(List<String> reported) {
    return (AgentCall)
        Proxy.newProxyInstance(
            AgentCall.class.getClassLoader(),
            new Class<?>[] {AgentCall.class},
            (proxy, method, arguments) -> {
              reported.add(
                  method.getName().equals("chunk")
                      ? ((Part.Text) ((Artifact) arguments[0]).parts().get(0)).text()
                      : method.getName());
              return null;
            });
  }

  @Test
  void aMappingThatFailsEndsTheRun() {
    CompletableFuture<FlowRun<Spelling.Result>> started = new CompletableFuture<>();
    Spelling.Enlarge stuck = new Spelling.Enlarge(new CountDownLatch(1), new CountDownLatch(1));
    SpellingFlow flow = new SpellingFlow(new Spelling.Spell(), stuck);
    FlowMapping<Spelling.Result> broken =
        new FlowMapping<>() {
          @Override
          public FlowRun<Spelling.Result> start(AgentCall call, RunListener listener) {
            RunOptions options = RunOptions.builder().listener(listener).build();
            started.complete(flow.with(options).start(call.message().text()));
            return started.join();
          }

          @Override
          public Reply reply(Spelling.Result result) {
            return Reply.text(result.large());
          }

          @Override
          public Optional<Artifact> emitted(RunEvent.Emitted event) {
            throw new IllegalStateException("a secret");
          }
        };
    try (A2aServer server =
        A2aServer.builder()
            .agent(AgentCard.of("Speller", "Spells", "1.0"))
            .flow(SpellingFlow.GRAPH, broken)
            .build()
            .start()) {
      JsonObject task =
          new TestClient(server.url()).result("SendMessage", text("abc")).getAsJsonObject("task");

      assertThat(task.toString())
          .contains("TASK_STATE_FAILED", "Reference: ")
          .doesNotContain("secret");
      assertThat(started.join().state()).isEqualTo(FlowRun.State.CANCELLED);
    }
  }
}
