package dev.tramline.benchmarks.concurrency;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * Where many threads wait until it is opened. Made for a number of them, so that the room for what
 * it keeps is there before anything is measured.
 */
final class Gate {

  private final CountDownLatch open = new CountDownLatch(1);
  private final Thread[] threads;
  private final List<CompletableFuture<Integer>> stages = new ArrayList<>();

  Gate(int size) {
    threads = new Thread[size];
    for (int index = 0; index < size; index++) {
      stages.add(new CompletableFuture<>());
    }
  }

  /** Waits on the calling thread. */
  int pass(int index) throws InterruptedException {
    threads[index] = Thread.currentThread();
    open.await();
    return index;
  }

  /** What the calling thread is about to wait for. */
  CompletableFuture<Integer> stage(int index) {
    threads[index] = Thread.currentThread();
    return stages.get(index);
  }

  /** Returns once every thread is there and parked: only then is its stack on the heap. */
  void awaitAllWaiting() throws InterruptedException {
    for (int index = 0; index < threads.length; index++) {
      while (threads[index] == null || threads[index].getState() != Thread.State.WAITING) {
        Thread.sleep(1);
      }
    }
  }

  void open() {
    open.countDown();
    for (int index = 0; index < threads.length; index++) {
      stages.get(index).complete(index);
    }
  }

  /** The heap in use, without garbage. */
  static long usedHeap() {
    long used = Long.MAX_VALUE;
    for (int collection = 0; collection < 3; collection++) {
      System.gc();
      used = Math.min(used, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return used;
  }
}
