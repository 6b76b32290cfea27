package dev.tramline.benchmarks.concurrency;

import dev.tramline.benchmarks.report.Figures;
import dev.tramline.benchmarks.report.Report;
import dev.tramline.runtime.FlowRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * 100,000 runs in flight at once, each waiting in its node: the heap that each takes, with its
 * thread's stack, beside a bare virtual thread that waits at the same gate.
 */
final class RunsInFlight {

  private static final int RUNS = Figures.SMOKE ? 1_000 : 100_000;
  private static final int ROUNDS = Figures.SMOKE ? 1 : 5;
  private static final int WARM_UP_ROUNDS = Figures.SMOKE ? 0 : 2;

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Waiting_ByThreadFlow byThread = new Waiting_ByThreadFlow(new Waiting.Pass());
  private final Waiting_ByFutureFlow byFuture = new Waiting_ByFutureFlow(new Waiting.Stage());

  /** Something that can be in flight. */
  private interface Flight {
    /** Starts it, and returns its handle. */
    Object start(Gate gate, int index);
  }

  /** One of the things compared, with its figures. */
  private record Contender(String name, Flight flight, double[] bytes, double[] millis) {
    Contender(String name, Flight flight) {
      this(name, flight, new double[ROUNDS], new double[ROUNDS]);
    }
  }

  public static void main(String[] args) throws Exception {
    new RunsInFlight().measure();
  }

  private void measure() throws Exception {
    Figures.header(RUNS + " in flight at once, median of " + ROUNDS + " rounds");
    List<Contender> contenders =
        List.of(
            new Contender("bare thread", this::bareThread),
            new Contender("bare thread with a future", this::bareTask),
            new Contender("run that waits in its node", byThread::start),
            new Contender("bare thread, waiting for a future", this::bareWaitForFuture),
            new Contender("run that waits for its node's future", byFuture::start));
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      for (Contender contender : contenders) {
        fly(contender, round);
      }
    }
    double bare = Figures.median(contenders.get(0).bytes());
    List<Report.Row> rows = new ArrayList<>();
    System.out.printf("%-38s %10s %10s %12s%n", "", "bytes each", "ratio", "all in ms");
    for (Contender contender : contenders) {
      double bytes = Figures.median(contender.bytes());
      System.out.printf(
          "%-38s %10.0f %10.2f %12.0f%n",
          contender.name(), bytes, bytes / bare, Figures.median(contender.millis()));
      rows.add(
          new Report.Row(
              String.format(Locale.ROOT, "%,d in flight", RUNS),
              contender.name(),
              Map.of("bytes", bytes)));
    }
    Report.write("runs", rows);
    executor.close();
  }

  /** Starts all, waits until all wait, weighs them, lets them go and checks what they return. */
  private static void fly(Contender contender, int round) throws Exception {
    Gate gate = new Gate(RUNS);
    List<Object> handles = new ArrayList<>(RUNS);
    long before = Gate.usedHeap();
    long start = System.nanoTime();
    for (int index = 0; index < RUNS; index++) {
      handles.add(contender.flight().start(gate, index));
    }
    gate.awaitAllWaiting();
    long up = System.nanoTime() - start;
    long after = Gate.usedHeap();
    long landing = System.nanoTime();
    gate.open();
    for (int index = 0; index < RUNS; index++) {
      land(handles.get(index), index);
    }
    long down = System.nanoTime() - landing;
    if (round >= 0) {
      contender.bytes()[round] = (double) (after - before) / RUNS;
      contender.millis()[round] = (up + down) / 1e6;
    }
  }

  private static void land(Object handle, int index) throws Exception {
    if (handle instanceof FlowRun<?> run) {
      Figures.require(run.join().equals(index), "run " + index + " returned " + run.join());
    } else if (handle instanceof Future<?> future) {
      Figures.require(future.get().equals(index), "task " + index + " returned " + future.get());
    } else {
      ((Thread) handle).join();
    }
  }

  private Object bareThread(Gate gate, int index) {
    return Thread.startVirtualThread(
        () -> {
          try {
            gate.pass(index);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private Object bareTask(Gate gate, int index) {
    return executor.submit(() -> gate.pass(index));
  }

  private Object bareWaitForFuture(Gate gate, int index) {
    return executor.submit(() -> gate.stage(index).get());
  }
}
