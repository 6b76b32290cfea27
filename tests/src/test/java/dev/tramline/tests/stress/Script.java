package dev.tramline.tests.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.runtime.RunContext;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides how each piece of work of a run ends, from nothing but a seed and the name of the piece,
 * and keeps account of what was done.
 */
final class Script {

  /** As many attempts as every node has. */
  static final int ATTEMPTS = 3;

  private final long seed;
  private final int percentFailing;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
  private final Map<String, String> steps = new ConcurrentHashMap<>();

  /**
   * Writes a script.
   *
   * @param seed makes it different from others
   * @param percentFailing how many pieces of work fail for good
   */
  Script(long seed, int percentFailing) {
    this.seed = seed;
    this.percentFailing = percentFailing;
  }

  /** How many attempts at a piece of work fail; all of them, if it fails for good. */
  int failures(String piece) {
    int dice = random(piece).nextInt(100);
    return dice < percentFailing ? ATTEMPTS : dice < 80 ? 0 : dice < 90 ? 1 : 2;
  }

  private Random random(String piece) {
    return new Random(seed * 31 + piece.hashCode());
  }

  /**
   * Does a piece of work, with as much time to itself as the dice say.
   *
   * @throws IOException if this attempt is to fail
   */
  void work(String piece, RunContext context) throws IOException {
    open.incrementAndGet();
    try {
      String before = steps.putIfAbsent(context.stepId(), piece);
      assertThat(before == null ? piece : before).as(context.stepId()).isEqualTo(piece);
      int attempt = attempts.computeIfAbsent(piece, p -> new AtomicInteger()).getAndIncrement();
      assertThat(context.attempt()).as(piece).isEqualTo(attempt);
      for (int i = random(piece + attempt).nextInt(20); i > 0; i--) {
        Thread.yield();
      }
      if (attempt < failures(piece)) {
        throw new IOException(piece);
      }
    } finally {
      open.decrementAndGet();
    }
  }

  /** How many pieces of work are being done at this moment. */
  int open() {
    return open.get();
  }

  /** How many attempts were made at each piece of work. */
  Map<String, Integer> attempts() {
    Map<String, Integer> counts = new ConcurrentHashMap<>();
    attempts.forEach((piece, count) -> counts.put(piece, count.get()));
    return counts;
  }
}
