package dev.tramline.runtime.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.runtime.RunOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lets threads run into each other at the few places where they share state. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StrandRaceTest {

  private static final int ROUNDS = 5_000;

  private final ExecutorService pool = Executors.newFixedThreadPool(3);

  @AfterEach
  void end() {
    pool.shutdown();
  }

  private static Frame frame() {
    RunState run = new RunState(HandWritten.GRAPH, RunOptions.defaults(), 1000, null);
    return new Frame(run, HandWritten.GRAPH);
  }

  @Test
  void workIsDoneOnceOrNotAtAllIfItWasEndedFirst() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Frame frame = frame();
      AtomicInteger times = new AtomicInteger();
      Strand strand = frame.strand().does(on -> times.incrementAndGet(), frame, null, null);
      AtomicInteger ended = new AtomicInteger();

      together(
          strand,
          strand,
          () -> {
            if (strand.stopOrEnd()) {
              ended.incrementAndGet();
            }
          });

      assertThat(times.get() + ended.get()).isEqualTo(1);
    }
  }

  @Test
  void aStopIsSeenByTheWorkAndNotByTheThreadAfterIt() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Frame frame = frame();
      Strand child = new Strand(frame.strand());
      Frame childFrame = frame.ofPart(0, child, false);
      List<Boolean> after = new ArrayList<>();
      child.does(on -> on.isCancelled(), childFrame, null, null);

      together(
          () -> {
            child.run();
            after.add(Thread.interrupted());
          },
          child::stop);

      assertThat(after).containsExactly(false);
      assertThat(child.isStopped()).isTrue();
    }
  }

  @Test
  void aStopAfterTheEndTakesNoInterruptionFromTheCaller() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Frame frame = frame();
      List<Boolean> after = new ArrayList<>();
      Strand[] made = new Strand[1];
      CountDownLatch there = new CountDownLatch(1);

      together(
          () -> {
            Thread.currentThread().interrupt();
            Strand child = new Strand(frame.strand());
            made[0] = child.does(on -> null, frame.ofPart(0, child, false), null, null);
            there.countDown();
            child.run();
            after.add(Thread.interrupted());
          },
          () -> {
            try {
              there.await();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
            made[0].stop();
          });

      assertThat(after).containsExactly(true);
    }
  }

  @Test
  void stopsOfStrandsOnOneThreadAreNotTakenForAnInterruptionOfTheirCaller() {
    Frame frame = frame();
    Strand outer = new Strand(frame.strand());
    Frame outerFrame = frame.ofPart(0, outer, false);
    Strand inner = new Strand(outer);
    inner.does(
        on -> {
          inner.stop(); // as its sibling fails, and then that of the outer one
          outer.stop();
          return null;
        },
        outerFrame.ofPart(0, inner, false),
        null,
        null);
    outer.does(
        on -> {
          inner.run();
          return null;
        },
        outerFrame,
        null,
        null);

    outer.run();

    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void aStopReachesWorkOnTheThreadOfTheOneWhoWaits() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Frame frame = frame();
      Strand root = frame.strand();
      AtomicInteger seen = new AtomicInteger();
      root.does(
          on -> {
            Strand child = new Strand(root);
            child.does(
                within -> {
                  while (!within.isCancelled()) {
                    Thread.interrupted(); // a node that swallows its interruption
                  }
                  return seen.incrementAndGet();
                },
                on.ofPart(0, child, false),
                null,
                null);
            child.run();
            return null;
          },
          frame,
          null,
          null);

      together(root, root::stop);

      assertThat(seen).hasValue(1);
    }
  }

  @Test
  void ofTwoThatAppendToOneListEachHasItsOwnLongerOne() throws Exception {
    List<Integer> shared = AppendList.empty();
    for (int i = 0; i < 5; i++) {
      shared = AppendList.append(shared, i); // leaves room in the array that all share
    }
    for (int i = 0; i < ROUNDS; i++) {
      List<Integer> before = AppendList.append(shared, i);
      List<List<Integer>> longer = new ArrayList<>(List.of(List.of(), List.of(), List.of()));

      together(
          () -> longer.set(0, AppendList.append(AppendList.append(before, -1), -2)),
          () -> longer.set(1, AppendList.append(AppendList.append(before, -3), -4)),
          () -> longer.set(2, AppendList.appendAll(before, List.of(-5, -6))));

      assertThat(before).containsExactly(0, 1, 2, 3, 4, i);
      assertThat(longer)
          .containsExactly(
              List.of(0, 1, 2, 3, 4, i, -1, -2),
              List.of(0, 1, 2, 3, 4, i, -3, -4),
              List.of(0, 1, 2, 3, 4, i, -5, -6));
    }
  }

  /** Runs tasks that wait for each other first. */
  private void together(Runnable... tasks) throws InterruptedException, ExecutionException {
    CyclicBarrier start = new CyclicBarrier(tasks.length);
    List<Future<?>> futures = new ArrayList<>();
    for (Runnable task : tasks) {
      futures.add(
          pool.submit(
              () -> {
                start.await();
                task.run();
                return null;
              }));
    }
    for (Future<?> future : futures) {
      future.get();
    }
  }
}
