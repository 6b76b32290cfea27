package dev.tramline.a2a.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120) // only so that a hang becomes a failure
class ImpatientOutputTest {

  private final ScheduledExecutorService timer = ServerTimer.create();

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void whatIsTakenIsWrittenWholeAndInPiecesEachWithItsOwnTime() throws IOException {
    List<Integer> pieces = new ArrayList<>();
    ByteArrayOutputStream taken =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int offset, int length) {
            pieces.add(length);
            super.write(bytes, offset, length);
          }
        };
    byte[] bytes = new byte[40_000];
    bytes[3] = 1;
    bytes[39_999] = 2;

    try (OutputStream out = new ImpatientOutput(taken, timer, Duration.ofDays(1))) {
      out.write(bytes, 0, bytes.length);
      out.write(bytes, 3, 2);
      out.write(7);
      out.flush();
    }

    assertThat(pieces).containsExactly(16_384, 16_384, 7_232, 2);
    assertThat(taken.toByteArray()).hasSize(40_003).startsWith(0, 0, 0, 1).endsWith(2, 1, 0, 7);
  }

  @Test
  void aWriteThatStandsIsInterruptedAndNothingElse() {
    OutputStream stuck =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              throw new InterruptedIOException("cut off");
            }
          }
        };

    assertThatThrownBy(() -> new ImpatientOutput(stuck, timer, Duration.ofMillis(1)).write(1))
        .hasMessage("cut off");
    assertThat(Thread.interrupted()).isFalse();
  }
}
