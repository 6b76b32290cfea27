package dev.tramline.a2a.server;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Writes to a client, and cuts off one that takes nothing for too long: its thread, which waits in
 * the write, is interrupted, and that closes the connection. For use by one thread.
 */
final class ImpatientOutput extends OutputStream {

  private static final int PIECE = 1 << 14;

  private final OutputStream out;
  private final ScheduledExecutorService timer;
  private final Duration patience;

  ImpatientOutput(OutputStream out, ScheduledExecutorService timer, Duration patience) {
    this.out = out;
    this.timer = timer;
    this.patience = patience;
  }

  /** Interrupts a thread unless it was called off before, so that no later wait is hit. */
  private static final class Alarm implements Runnable {

    private final Thread thread = Thread.currentThread();
    private boolean off;
    private boolean rung;

    @Override
    public synchronized void run() {
      if (!off) {
        rung = true;
        thread.interrupt();
      }
    }

    synchronized void callOff() {
      off = true;
      if (rung) {
        Thread.interrupted();
      }
    }
  }

  /** Something that waits for the client. */
  private interface Writing {
    void run() throws IOException;
  }

  private void inTime(Writing writing) throws IOException {
    Alarm alarm = new Alarm();
    Future<?> ringing = timer.schedule(alarm, patience.toNanos(), TimeUnit.NANOSECONDS);
    try {
      writing.run();
    } finally {
      ringing.cancel(false);
      alarm.callOff();
    }
  }

  @Override
  public void write(int b) throws IOException {
    inTime(() -> out.write(b));
  }

  /** Writes in pieces, since a client that takes much, however slowly, is not to be cut off. */
  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int done = 0; done < length; done += PIECE) {
      int from = offset + done;
      int size = Math.min(PIECE, length - done);
      inTime(() -> out.write(bytes, from, size));
    }
  }

  @Override
  public void flush() throws IOException {
    inTime(out::flush);
  }

  @Override
  public void close() throws IOException {
    inTime(out::close);
  }
}
