package dev.tramline.a2a.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stream of events, without a connection. */
@Timeout(60) // only so that a hang becomes a failure
class A2aStreamTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void whoWaitsIsToldOfTheCloseAndNotOfWhatItDoesToTheConnection() throws Exception {
    Body body = new Body("here");
    body.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long pieces) {}

          @Override
          public void cancel() {
            body.onError(new IOException("closed"));
          }
        });
    A2aStream stream =
        new A2aStream(
            body, new JsonRpc.Call(new JsonPrimitive(1), "here"), new Limits(HOUR, HOUR, 1000));
    FutureTask<Boolean> waiting = new FutureTask<>(stream::hasNext);
    Thread reader = new Thread(waiting);
    reader.start();
    while (reader.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    stream.close();

    assertThatThrownBy(waiting::get).hasCauseInstanceOf(IllegalStateException.class);
  }
}
