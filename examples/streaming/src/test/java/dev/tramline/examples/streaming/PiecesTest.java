package dev.tramline.examples.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PiecesTest {

  private final Pieces pieces = new Pieces(Duration.ZERO);
  private final Handle handle = new Handle();

  private void say(String piece) {
    pieces.onPartialResponse(new PartialResponse(piece), new PartialResponseContext(handle));
  }

  @Test
  void stopsAModelThatSpeaks() {
    say("Trams ");
    assertThat(handle.isCancelled()).isFalse();
    pieces.close();
    assertThat(handle.isCancelled()).isTrue();
  }

  @Test
  void stopsAModelThatHasSaidNothingAtItsFirstPiece() {
    pieces.close();
    say("Trams ");
    assertThat(handle.isCancelled()).isTrue();
    assertThatExceptionOfType(TimeoutException.class).isThrownBy(pieces::next); // it is dropped
  }

  @Test
  void leavesAModelAloneThatHasEnded() throws InterruptedException {
    say("Trams.");
    pieces.onCompleteResponse(ChatResponse.builder().aiMessage(AiMessage.from("Trams.")).build());
    assertThat(pieces.next()).contains("Trams.");
    assertThat(pieces.next()).isEmpty();
    pieces.close();
    assertThat(handle.isCancelled()).isFalse();
  }

  @Test
  void takesPiecesOfAModelThatCannotBeStopped() throws InterruptedException {
    pieces.onPartialResponse("Trams ");
    assertThat(pieces.next()).contains("Trams ");
    pieces.close();
  }
}
