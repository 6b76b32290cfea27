package dev.tramline.benchmarks.concurrency;

import dev.tramline.benchmarks.report.Figures;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where items come from one by one, each of 1 KB, and where it is noted what became of them. */
final class Source {

  private static final int SIZE = 1024;

  private final int count;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicLong sum = new AtomicLong();
  private final AtomicInteger mostOpen = new AtomicInteger();

  /** An item; all of them together are far larger than the heap. */
  record Item(int number, byte[] payload) {}

  Source(int count) {
    this.count = count;
  }

  Stream<Item> items() {
    return IntStream.range(0, count).mapToObj(this::next);
  }

  private Item next(int number) {
    int open = taken.incrementAndGet() - done.get();
    mostOpen.accumulateAndGet(open, Math::max);
    return new Item(number, new byte[SIZE]);
  }

  void handle(Item item) {
    sum.addAndGet(item.number() + item.payload().length);
    done.incrementAndGet();
  }

  /** Checks that each item was handled, and returns the most that were taken and not yet done. */
  int finish() {
    long expected = (long) count * (count - 1) / 2 + (long) count * SIZE;
    Figures.require(done.get() == count, done.get() + " items of " + count + " were handled");
    Figures.require(sum.get() == expected, "the items add up to " + sum.get());
    return mostOpen.get();
  }
}
