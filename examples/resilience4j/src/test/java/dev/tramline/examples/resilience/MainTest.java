package dev.tramline.examples.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.runtime.RunOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MainTest {

  private final FakeClock clock = new FakeClock();

  @Test
  void briefsTwiceAndAsksOnce() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Main.run(new PrintStream(out, true, StandardCharsets.UTF_8), clock);

    String text = out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    assertThat(text)
        .contains("digest/0/11/classify/0, attempt 1 of 3, returned after 0 ms")
        .contains(
            """
            bridges
              Report 3: The bridge of line 3 was inspected.
              Report 6: The bridge of line 6 was inspected.
              Report 9: The bridge of line 9 was inspected.
              Report 12: The bridge of line 12 was inspected.
            trams
              Report 1: The tram of line 1 was inspected.
            """)
        .contains("The model was asked 24 times")
        .contains("The second briefing is the same, and the model was asked 0 more times.");
  }

  @Test
  void tracesEveryNodeButLimitsOnlyWhatAsksTheModel() {
    List<String> traced = new CopyOnWriteArrayList<>();
    AtomicInteger limited = new AtomicInteger();
    Main.briefing(
            (task, text) -> "so",
            call -> {
              limited.incrementAndGet();
              return call.proceed();
            },
            new Trace(clock, traced::add))
        .brief(List.of(new Document("1", "one"), new Document("2", "two")));

    assertThat(traced)
        .hasSize(5)
        .last()
        .isEqualTo("compose/0, attempt 1 of 1, returned after 0 ms");
    assertThat(traced.subList(0, 4))
        .containsExactlyInAnyOrder(
            "digest/0/0/condense/0, attempt 1 of 3, returned after 0 ms",
            "digest/0/0/classify/0, attempt 1 of 3, returned after 0 ms",
            "digest/0/1/condense/0, attempt 1 of 3, returned after 0 ms",
            "digest/0/1/classify/0, attempt 1 of 3, returned after 0 ms");
    assertThat(limited).hasValue(4);
  }

  @Test
  void tracesAttemptsThatFail() {
    List<String> traced = new CopyOnWriteArrayList<>();
    Condense condense =
        new Condense(
            (task, text) -> {
              if (traced.isEmpty()) {
                throw new IOException("busy");
              }
              return "so";
            });
    new DigestFlow(condense, new Classify((task, text) -> "so"))
        .with(RunOptions.builder().clock(clock).interceptor(new Trace(clock, traced::add)).build())
        .digest(new Document("1", "one"));

    assertThat(traced)
        .containsExactly(
            "condense/0, attempt 1 of 3, failed after 0 ms",
            "condense/0, attempt 2 of 3, returned after 0 ms",
            "classify/0, attempt 1 of 3, returned after 0 ms");
  }

  @Test
  void theReadmeShowsTheGraphsAsTheyAre() throws IOException {
    assertThat(Files.readString(Path.of("README.md")).replace("\r\n", "\n"))
        .contains(BriefingFlow.GRAPH.toMermaid().strip())
        .contains(DigestFlow.GRAPH.toMermaid().strip());
  }
}
