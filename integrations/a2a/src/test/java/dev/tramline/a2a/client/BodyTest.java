package dev.tramline.a2a.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** The body of a response, without a connection. */
class BodyTest {

  private static final class Connection implements Flow.Subscription {
    private long requested;
    private boolean cancelled;

    @Override
    public void request(long pieces) {
      requested += pieces;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  private final Connection connection = new Connection();
  private final Body body = new Body("here");

  private static List<ByteBuffer> piece(String text) {
    return List.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void nothingIsAskedForAheadOfWhatIsTaken() throws Exception {
    body.onSubscribe(connection);
    assertThat(connection.requested).isEqualTo(1);
    body.onNext(piece("one"));
    assertThat(connection.requested).isEqualTo(1);

    assertThat(body.next(Duration.ZERO)).hasValue(piece("one"));
    assertThat(connection.requested).isEqualTo(2);
    assertThatThrownBy(() -> body.next(Duration.ZERO)).isInstanceOf(HttpTimeoutException.class);
    body.onNext(List.of());
    assertThat(body.next(Duration.ZERO)).hasValue(List.of()); // which is not the end
    body.onComplete();
    assertThat(body.next(Duration.ZERO)).isEmpty();
    assertThat(body.next(Duration.ZERO)).isEmpty();
    assertThat(connection.cancelled).isFalse();
  }

  @Test
  void aBrokenConnectionIsToldAfterWhatCame() throws Exception {
    body.onSubscribe(connection);
    body.onNext(piece("one"));
    body.onError(new IOException("reset"));

    assertThat(body.next(Duration.ZERO)).isPresent();
    assertThatThrownBy(() -> body.next(Duration.ZERO)).hasRootCauseMessage("reset");
  }

  @Test
  void aBodyThatIsNotWantedGivesUpItsConnectionEvenIfThatComesLater() {
    body.close();
    body.onSubscribe(connection);

    assertThat(connection.cancelled).isTrue();
  }
}
