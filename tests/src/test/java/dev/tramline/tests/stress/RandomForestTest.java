package dev.tramline.tests.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunListener;
import dev.tramline.runtime.RunOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random runs of {@link Forest}, in all ways to get threads, against {@link ForestReference}: the
 * same results in the same order, each piece of work done as often as it had to be, failures that
 * can be, and nothing that goes on once a run has ended.
 */
class RandomForestTest {

  private static final int RUNS = 150;

  private static final ExecutorService[] POOLS = {
    Executors.newFixedThreadPool(1),
    Executors.newFixedThreadPool(2),
    Executors.newFixedThreadPool(3)
  };

  /** Where the threads of a run come from, and who runs it. */
  enum Way {
    CALLED,
    STARTED,
    ONE_BY_ONE,
    POOL_OF_1,
    POOL_OF_2,
    POOL_OF_3,
    STARTED_ON_POOL_OF_1,
    STARTED_ON_POOL_OF_2,
    DIRECT;

    RunOptions.Builder options() {
      RunOptions.Builder options = RunOptions.builder();
      Executor executor =
          switch (this) {
            case CALLED, STARTED, ONE_BY_ONE -> null;
            case POOL_OF_1, STARTED_ON_POOL_OF_1 -> POOLS[0];
            case POOL_OF_2, STARTED_ON_POOL_OF_2 -> POOLS[1];
            case POOL_OF_3 -> POOLS[2];
            case DIRECT -> Runnable::run;
          };
      return executor == null ? options : options.executor(executor);
    }

    boolean isStarted() {
      return this == STARTED || this == STARTED_ON_POOL_OF_1 || this == STARTED_ON_POOL_OF_2;
    }
  }

  private final Map<Script, Map<String, Integer>> ended = new LinkedHashMap<>();

  @AfterAll
  static void closePools() {
    for (ExecutorService pool : POOLS) {
      pool.shutdown();
    }
  }

  /** Long after most of the runs. */
  @AfterEach
  void nothingWentOnAfterItsRun() {
    assertThat(ended).isNotEmpty();
    ended.forEach((script, attempts) -> assertThat(script.attempts()).isEqualTo(attempts));
    Thread.getAllStackTraces()
        .forEach(
            (thread, frames) -> {
              for (StackTraceElement frame : frames) {
                assertThat(frame.getClassName()).as("%s", thread).doesNotContain("stress.Forest");
              }
            });
  }

  /** How a run ended. */
  private record End(Forest.Result result, Throwable failure, boolean interrupted) {}

  /** Stops the run at one of its events, from the thread of that event. */
  private static final class Stop implements RunListener {
    private final int event;
    private final AtomicInteger events = new AtomicInteger();
    private final AtomicReference<FlowRun<?>> started = new AtomicReference<>();
    private final AtomicBoolean due = new AtomicBoolean();
    private final Thread caller = Thread.currentThread();

    Stop(int event) {
      this.event = event;
    }

    @Override
    public void onEvent(RunEvent next) {
      if (events.incrementAndGet() == event) {
        due.set(true);
        if (started.get() != null) {
          started.get().cancel();
        }
      }
    }

    /** Stops what has come to its event before it was known. */
    void of(FlowRun<?> run) {
      started.set(run);
      if (due.get()) {
        run.cancel();
      }
    }

    RunListener ofCaller() {
      return next -> {
        onEvent(next);
        if (events.get() == event) {
          caller.interrupt();
        }
      };
    }
  }

  private End run(Way way, List<Item> items, Script script, Stop stop) {
    RunOptions.Builder options = way.options();
    if (stop != null) {
      options.listener(way.isStarted() ? stop : stop.ofCaller());
    }
    Forest.Result result = null;
    Throwable failure = null;
    try {
      result =
          way == Way.ONE_BY_ONE
              ? oneByOne(script, options, items)
              : forest(script, options, way, items, stop);
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    assertThat(script.open()).isZero();
    ended.put(script, script.attempts());
    return new End(result, failure, Thread.interrupted());
  }

  private static Forest.Result oneByOne(
      Script script, RunOptions.Builder options, List<Item> items) {
    return new Forest_OneByOneFlow(
            new Forest.Split(script),
            new Forest.Twigs(),
            new Forest.Weigh(script),
            polish(script),
            new Forest.Twig(script),
            new Forest.Crown(script),
            new Forest.Left(script),
            new Forest.Right(script),
            new Forest.Further(script),
            new Forest.Both(script),
            new Forest.Spin(script),
            new Forest.Gather(script))
        .with(options.build())
        .grow(items);
  }

  private static Forest.Result forest(
      Script script, RunOptions.Builder options, Way way, List<Item> items, Stop stop) {
    ForestFlow flow =
        new ForestFlow(
                new Forest.Split(script),
                new Forest.Twigs(),
                new Forest.Weigh(script),
                polish(script),
                new Forest.Twig(script),
                new Forest.Crown(script),
                new Forest.Left(script),
                new Forest.Right(script),
                new Forest.Further(script),
                new Forest.Both(script),
                new Forest.Spin(script),
                new Forest.Gather(script))
            .with(options.build());
    if (!way.isStarted()) {
      return flow.grow(items);
    }
    FlowRun<Forest.Result> run = flow.start(items);
    if (stop != null) {
      stop.of(run);
    }
    return run.join();
  }

  private static Forest.Polish polish(Script script) {
    return new Forest_PolishFlow(
        new Forest.Sand(script),
        new Forest.Wax(script),
        new Forest.Buff(script),
        new Forest.Finish(script));
  }

  // ---- random loads ----

  private static List<Item> items(Random random, AtomicInteger ids, int most, int depth) {
    List<Item> items = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      Item.Kind kind = Item.Kind.values()[random.nextInt(4)];
      boolean leaf = depth == 0 || (depth == 3 && kind != Item.Kind.TREE);
      List<Item> parts = leaf ? List.of() : items(random, ids, 4, depth - 1);
      items.add(new Item(ids.incrementAndGet(), kind, parts));
    }
    return items;
  }

  private static List<Item> items(int seed) {
    return items(new Random(seed), new AtomicInteger(), 7, 3);
  }

  // ---- the tests ----

  @ParameterizedTest
  @EnumSource
  void resultsAreThoseOfASequentialRun(Way way) {
    for (int seed = 0; seed < RUNS; seed++) {
      Script script = new Script(seed, 0);
      ForestReference reference = new ForestReference(script);
      Forest.Result expected = reference.grow(items(seed));

      End end = run(way, items(seed), script, null);

      assertThat(end).as("seed " + seed).isEqualTo(new End(expected, null, false));
      assertThat(script.attempts()).as("seed " + seed).isEqualTo(reference.attempts());
    }
  }

  @ParameterizedTest
  @EnumSource
  void failuresAreThoseThatCanBe(Way way) {
    int failed = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      Script script = new Script(seed, 5);
      ForestReference reference = new ForestReference(script);
      Forest.Result expected = reference.grow(items(seed));

      End end = run(way, items(seed), script, null);

      assertThat(end.result()).as("seed " + seed).isEqualTo(expected);
      assertThat(end.interrupted()).as("seed " + seed).isFalse();
      if (end.failure() != null) {
        failed++;
        assertCanBe(end.failure(), reference, "seed " + seed);
      }
      if (way == Way.DIRECT && end.failure() != null) {
        String first = reference.failures().iterator().next();
        assertThat(end.failure().getCause()).as("seed " + seed).hasMessage(first);
        assertThat(end.failure().getSuppressed()).isEmpty();
      }
    }
    assertThat(failed).isBetween(RUNS / 4, RUNS - 1);
  }

  private static void assertCanBe(
      Throwable failure, ForestReference reference, String description) {
    assertThat(failure).as(description).isInstanceOf(NodeFailedException.class);
    assertThat(reference.failures()).as(description).contains(failure.getCause().getMessage());
    assertThat(((NodeFailedException) failure).attempts()).isEqualTo(Script.ATTEMPTS);
    for (Throwable suppressed : failure.getSuppressed()) {
      assertCanBe(suppressed, reference, description);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStopAtAnyEventEndsTheWholeRun(Way way) {
    int stopped = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      String description = "seed " + seed;
      Script script = new Script(seed, seed % 3);
      ForestReference reference = new ForestReference(script);
      Forest.Result expected = reference.grow(items(seed));
      Stop stop = new Stop(1 + new Random(seed).nextInt(200));

      End end = run(way, items(seed), script, stop);

      if (end.failure() instanceof RunCancelledException) {
        stopped++;
        assertThat(stop.due).as(description).isTrue();
      } else if (end.failure() != null) {
        assertCanBe(end.failure(), reference, description);
      } else {
        assertThat(end.result()).as(description).isEqualTo(expected);
      }
      boolean callerStopped = stop.due.get() && !way.isStarted();
      if (end.failure() instanceof NodeFailedException) {
        // An interruption while a failure stops the thread may count as part of that.
        assertThat(end.interrupted() && !callerStopped).as(description).isFalse();
      } else {
        assertThat(end.interrupted()).as(description).isEqualTo(callerStopped);
      }
    }
    assertThat(stopped).isGreaterThan(RUNS / 4);
  }

  @Test
  void theReferenceKnowsLoadsOfEverySize() {
    ended.put(new Script(0, 0), Map.of());
    int pieces = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      ForestReference reference = new ForestReference(new Script(seed, 0));
      assertThat(reference.grow(items(seed))).isNotNull();
      pieces += reference.attempts().size();
    }
    assertThat(pieces).isGreaterThan(30 * RUNS);
  }
}
