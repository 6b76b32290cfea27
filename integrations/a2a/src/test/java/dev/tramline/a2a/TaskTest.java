package dev.tramline.a2a;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a task says. */
class TaskTest {

  private static Task task(Optional<Message> message, Artifact... artifacts) {
    TaskStatus status = new TaskStatus(TaskState.COMPLETED, message, Optional.empty());
    return new Task("t", "c", status, List.of(artifacts), List.of(), new JsonObject());
  }

  @Test
  void itsTextIsThatOfTheArtifacts() {
    Artifact pieces = Artifact.of("a", Part.text("one "), Part.text("two"));
    Artifact data = Artifact.of("b", Part.data(new JsonObject()));

    assertThat(task(Optional.of(Message.agent("done")), pieces, data, Artifact.text("c", "three")))
        .extracting(Task::text)
        .isEqualTo("one two\nthree");
  }

  @Test
  void withoutAnyItIsThatOfTheStatus() {
    assertThat(task(Optional.of(Message.agent("done"))).text()).isEqualTo("done");
    assertThat(task(Optional.empty()).text()).isEmpty();
  }
}
