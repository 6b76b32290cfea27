package dev.tramline.benchmarks.concurrency;

import dev.tramline.benchmarks.report.Figures;
import java.lang.management.ManagementFactory;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * A million items of 1 KB from a stream, 8 at a time, in a heap that holds a few thousand of them,
 * beside a semaphore with as many permits and a virtual thread per item.
 */
final class StreamedItems {

  private static final int ITEMS = Figures.SMOKE ? 50_000 : 1_000_000;
  private static final int ROUNDS = Figures.SMOKE ? 1 : 3;

  private static final Streaming_ByBatchFlow FLOW =
      new Streaming_ByBatchFlow(new Streaming.Handle());

  /** A way to handle all items. */
  private interface FanOut {
    void handleAll(Source source) throws Exception;
  }

  /** One of the things compared, with its figures. */
  private record Contender(String name, FanOut fanOut, double[] nanos) {}

  private StreamedItems() {}

  public static void main(String[] args) throws Exception {
    Figures.header(ITEMS + " items of 1 KB from a stream, median of " + ROUNDS + " rounds");
    List<Contender> contenders =
        List.of(
            new Contender("bare threads", StreamedItems::bySemaphore, new double[ROUNDS]),
            new Contender("@Batch", FLOW::handleAll, new double[ROUNDS]));
    System.out.printf("%-16s %12s %10s %16s%n", "", "ns per item", "ratio", "most taken ahead");
    int[] ahead = new int[contenders.size()];
    for (int round = 0; round < ROUNDS; round++) {
      for (int at = 0; at < contenders.size(); at++) {
        ahead[at] = Math.max(ahead[at], run(contenders.get(at), round));
      }
    }
    double bare = Figures.median(contenders.get(0).nanos());
    for (int at = 0; at < contenders.size(); at++) {
      Contender contender = contenders.get(at);
      double nanos = Figures.median(contender.nanos());
      System.out.printf(
          "%-16s %12.0f %10.2f %16d%n", contender.name(), nanos, nanos / bare, ahead[at]);
    }
    System.out.printf(
        "%nHeap in use at the end: %d KB%n",
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 10);
  }

  private static int run(Contender contender, int round) throws Exception {
    Source source = new Source(ITEMS);
    long start = System.nanoTime();
    contender.fanOut().handleAll(source);
    contender.nanos()[round] = (double) (System.nanoTime() - start) / ITEMS;
    int open = source.finish();
    Figures.require(
        open <= Streaming.CONCURRENCY, contender.name() + " took " + open + " items ahead");
    return open;
  }

  private static void bySemaphore(Source source) throws Exception {
    Semaphore permits = new Semaphore(Streaming.CONCURRENCY);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Iterator<Source.Item> items = source.items().iterator();
      while (true) {
        permits.acquire();
        if (!items.hasNext()) {
          break;
        }
        Source.Item item = items.next();
        executor.execute(
            () -> {
              source.handle(item);
              permits.release();
            });
      }
    }
  }
}
