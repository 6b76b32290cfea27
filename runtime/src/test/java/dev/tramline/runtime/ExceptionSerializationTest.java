package dev.tramline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExceptionSerializationTest {

  /** An unmodifiable view of a list that cannot be serialized. */
  private static final List<String> PATH =
      Collections.unmodifiableList(List.of("a", "b", "c").subList(0, 2));

  @Test
  void a_node_failure_survives_a_round_trip() throws Exception {
    NodeFailedException failure =
        new NodeFailedException("Agent", "inner/add", Stage.EXEC, 3, PATH, new IOException("down"));
    NodeFailedException copy = roundTrip(failure, NodeFailedException.class);
    assertThat(copy.flow()).isEqualTo("Agent");
    assertThat(copy.node()).isEqualTo("inner/add");
    assertThat(copy.stage()).isEqualTo(Stage.EXEC);
    assertThat(copy.attempts()).isEqualTo(3);
    assertThat(copy.path()).containsExactly("a", "b");
    assertThat(copy).hasMessage(failure.getMessage());
    assertThat(copy.getCause()).isInstanceOf(IOException.class).hasMessage("down");
  }

  @Test
  void a_step_limit_survives_a_round_trip() throws Exception {
    StepLimitException failure = new StepLimitException("Agent", 5, PATH);
    StepLimitException copy = roundTrip(failure, StepLimitException.class);
    assertThat(copy.flow()).isEqualTo("Agent");
    assertThat(copy.maxSteps()).isEqualTo(5);
    assertThat(copy.path()).containsExactly("a", "b");
    assertThat(copy).hasMessage(failure.getMessage()).hasNoCause();
  }

  @Test
  void a_cancellation_survives_a_round_trip() throws Exception {
    RunCancelledException failure =
        new RunCancelledException(
            "Agent", "add", List.of("ask", "add"), new InterruptedException("stop"));
    RunCancelledException copy = roundTrip(failure, RunCancelledException.class);
    assertThat(copy.flow()).isEqualTo("Agent");
    assertThat(copy).hasMessage("flow Agent: cancelled at node add");
    assertThat(copy.getCause()).isInstanceOf(InterruptedException.class).hasMessage("stop");
  }

  private static <T> T roundTrip(T value, Class<T> type) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return type.cast(in.readObject());
    }
  }
}
