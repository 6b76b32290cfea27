package dev.tramline.runtime.generated;

import static dev.tramline.runtime.generated.HandWritten.FIRST;
import static dev.tramline.runtime.generated.HandWritten.INNER;
import static dev.tramline.runtime.generated.HandWritten.INNER_GRAPH;
import static dev.tramline.runtime.generated.HandWritten.SECOND;
import static dev.tramline.runtime.generated.HandWritten.all;
import static dev.tramline.runtime.generated.HandWritten.exec;
import static dev.tramline.runtime.generated.HandWritten.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a flight recording holds: one event for each visit, however it ended. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NodeExecutionTest {

  private static final RunOptions OPTIONS = RunOptions.defaults();

  @TempDir Path directory;

  private boolean interrupted;

  @Test
  void aVisitIsRecordedWithItsRunAndStepAndAction() throws Exception {
    AtomicReference<String> run = new AtomicReference<>();

    List<RecordedEvent> events =
        recorded(
            frame -> {
              run.set(frame.runId());
              new Steps(frame).enter(FIRST);
              frame.leave(0);
              frame.enterFlow(INNER);
              Frame inner = frame.nested(INNER_GRAPH, OPTIONS);
              new Steps(inner).enter(SECOND);
              inner.leave(0);
              frame.leave(0);
              return "done";
            });

    assertThat(lines(events))
        .containsExactly(
            "first first/0 -default-> ",
            "inner/second inner/second/0 -default-> ",
            "inner inner/0 -default-> ");
    assertThat(events).allMatch(event -> event.getString("run").equals(run.get()));
    assertThat(events)
        .allMatch(event -> event.getEventType().getCategoryNames().contains("Tramline"));
  }

  @Test
  void aVisitThatFailsIsRecordedWithWhatItThrew() throws Exception {
    assertThat(
            lines(
                recorded(
                    frame -> {
                      new Steps(frame).enter(FIRST);
                      frame.leave(0);
                      new Steps(frame).enter(SECOND);
                      return exec(
                          frame,
                          RetryPolicy.NONE,
                          on -> {
                            throw new IOException("broken");
                          });
                    })))
        .containsExactly("first first/0 -default-> ", "second second/0 --> java.io.IOException");
  }

  @Test
  void aVisitThatThrowsAnErrorIsRecorded() throws Exception {
    assertThat(
            lines(
                recorded(
                    frame -> {
                      new Steps(frame).enter(FIRST);
                      throw new AssertionError("broken");
                    })))
        .containsExactly("first first/0 --> java.lang.AssertionError");
  }

  @Test
  void aCancelledVisitIsRecorded() throws Exception {
    assertThat(
            lines(
                recorded(
                    frame -> {
                      new Steps(frame).enter(FIRST);
                      throw frame.cancelled(null);
                    })))
        .containsExactly("first first/0 --> " + RunCancelledException.class.getName());
    assertThat(interrupted).isTrue();
  }

  @Test
  void theVisitsAroundTheOneThatFailedAreRecordedWithTheSame() throws Exception {
    assertThat(
            lines(
                recorded(
                    frame -> {
                      frame.enterFlow(INNER);
                      Frame inner = frame.nested(INNER_GRAPH, OPTIONS);
                      new Steps(inner).enter(SECOND);
                      CountDownLatch begun = new CountDownLatch(2);
                      return all(
                          inner,
                          List.of(1, 2),
                          2,
                          (child, item) ->
                              exec(
                                  child,
                                  RetryPolicy.NONE,
                                  on -> {
                                    begun.countDown();
                                    if (item == 2) {
                                      new CountDownLatch(1).await();
                                    }
                                    throw new IOException("broken");
                                  }));
                    })))
        .containsExactlyInAnyOrder(
            "inner/second inner/second/0 --> java.io.IOException",
            "inner inner/0 --> java.io.IOException");
  }

  @Test
  void aVisitUnderALimitIsRecordedOnce() throws Exception {
    assertThat(
            lines(
                recorded(
                    frame -> {
                      frame.enterFlow(INNER);
                      var unused =
                          frame.within(
                              3_600_000_000_000L,
                              on -> {
                                Frame inner = on.nested(INNER_GRAPH, OPTIONS);
                                new Steps(inner).enter(FIRST);
                                inner.leave(0);
                                return "done";
                              });
                      frame.leave(0);
                      return "done";
                    })))
        .containsExactly("inner/first inner/first/0 -default-> ", "inner inner/0 -default-> ");
  }

  private List<RecordedEvent> recorded(HandWritten.Body<Object> body) throws IOException {
    Path file = directory.resolve("recording.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("dev.tramline.NodeExecution");
      recording.start();
      var unused = catchThrowable(() -> task(OPTIONS, body).call());
      interrupted = Thread.interrupted(); // or the file could not be written
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals("dev.tramline.NodeExecution"))
        .sorted(Comparator.comparing(RecordedEvent::getEndTime))
        .toList();
  }

  private static List<String> lines(List<RecordedEvent> events) {
    return events.stream()
        .map(
            event ->
                event.getString("node")
                    + " "
                    + event.getString("step")
                    + " -"
                    + event.getString("action")
                    + "-> "
                    + event.getString("failure"))
        .toList();
  }
}
