package dev.tramline.examples.a2a;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.ArtifactUpdate;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.Part;
import dev.tramline.a2a.StatusUpdate;
import dev.tramline.a2a.StreamEvent;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskState;
import dev.tramline.a2a.TaskStatus;
import dev.tramline.examples.support.testing.Terminal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscriptTest {

  private final Terminal terminal = new Terminal();
  private final Transcript transcript = new Transcript("Clerk", terminal.console().out());

  private String printed(StreamEvent... events) {
    List.of(events).forEach(transcript::add);
    transcript.end();
    return terminal.output().replace(System.lineSeparator(), "\n");
  }

  private static StreamEvent artifact(String id, String text, boolean append) {
    return new ArtifactUpdate("t", "c", Artifact.text(id, text), append, false, new JsonObject());
  }

  private static TaskStatus status(TaskState state, String said) {
    Optional<Message> message =
        said.isEmpty() ? Optional.empty() : Optional.of(Message.agent(said));
    return new TaskStatus(state, message, Optional.empty());
  }

  private static StatusUpdate update(TaskState state, String said) {
    return new StatusUpdate("t", "c", status(state, said), new JsonObject());
  }

  private static Task task(Artifact... artifacts) {
    TaskStatus status = status(TaskState.WORKING, "");
    return new Task("t", "c", status, List.of(artifacts), List.of(), new JsonObject());
  }

  @Test
  void printsPiecesOneBehindTheOther() {
    assertThat(printed(task(), artifact("result", "One ", false), artifact("result", "two.", true)))
        .isEqualTo("Clerk: One two.\n");
  }

  @Test
  void printsAWholeResultOnlyIfItSaysMoreThanItsPieces() {
    StreamEvent pieces = artifact("result", "One two.", false);
    assertThat(printed(pieces, artifact("result", "One two.", false)))
        .isEqualTo("Clerk: One two.\n");
    assertThat(printed(artifact("result", "Another.", false)))
        .isEqualTo("Clerk: One two.\nClerk: Another.\n");
  }

  @Test
  void tellsArtifactsApart() {
    Artifact picture =
        Artifact.of("picture", Part.url("https://example.org/tram.png", "image/png"));
    assertThat(printed(task(picture), artifact("sources", "Rails", false)))
        .isEqualTo("picture: (no text)\nsources: Rails\n");
  }

  @Test
  void saysWhereTheAgentIs() {
    JsonObject at = new JsonObject();
    at.addProperty("node", "search");
    assertThat(printed(new StatusUpdate("t", "c", status(TaskState.WORKING, ""), at)))
        .isEqualTo("  [search]\n");
  }

  @ParameterizedTest
  @CsvSource({
    "WORKING, Clerk: Well.",
    "INPUT_REQUIRED, Clerk: Well.",
    "FAILED, Clerk failed: Well.",
    "REJECTED, Clerk declines: Well.",
  })
  void saysHowItEnds(TaskState state, String line) {
    assertThat(printed(task(), artifact("result", "So", false), update(state, "Well.")))
        .isEqualTo("Clerk: So\n" + line + "\n");
    assertThat(transcript.task().orElseThrow().status().state()).isEqualTo(state);
  }

  @Test
  void takesAMessageInPlaceOfATask() {
    assertThat(printed(Message.agent("Good day."))).isEqualTo("Clerk: Good day.\n");
    assertThat(transcript.task()).isEmpty();
  }
}
