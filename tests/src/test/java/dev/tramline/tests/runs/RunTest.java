package dev.tramline.tests.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.StepLimitException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RunTest {

  @Node
  static class Count {
    sealed interface Next {
      record Again(int n) implements Next {}

      record Enough() implements Next {}
    }

    @Post
    Next next(int n, int end) {
      return n < end ? new Next.Again(n + 1) : new Next.Enough();
    }
  }

  @Flow
  interface Counting {
    @Key("n")
    int run(int n, int end);

    @Transition(value = "again", to = "count")
    @Exit("enough")
    Count count();
  }

  @Flow(maxSteps = 5)
  interface CountingToFive {
    @Key("n")
    int run(int n, int end);

    @Transition(value = "again", to = "count")
    @Exit("enough")
    Count count();
  }

  /** The nested flow has a limit of its own, which does not hold here. */
  @Flow
  interface CountingOutside {
    @Key("n")
    int run(int n, int end);

    @Transition(to = "last")
    CountingToFive inner();

    @Exit("again")
    @Exit("enough")
    Count last();
  }

  @Node
  static class Identified {
    private final List<String> ids;

    Identified(List<String> ids) {
      this.ids = ids;
    }

    @Prep
    String before(RunContext context) {
      ids.add(context.runId());
      return context.runId();
    }

    @Exec
    @Retry(attempts = 2)
    String during(@Prep String before, RunContext context) throws IOException {
      ids.add(context.runId());
      if (context.attempt() == 0) {
        throw new IOException("again");
      }
      return before;
    }

    @Post
    void after(RunContext context) {
      ids.add(context.runId());
    }
  }

  @Flow
  interface IdentifiedInside {
    void run();

    Identified deep();
  }

  @Flow
  interface IdentifiedTwice {
    void run();

    @Transition(to = "inner")
    Identified first();

    IdentifiedInside inner();
  }

  /** Runs the flow it stands in, as an agent that calls itself as a tool does. */
  @Node
  static class Factorial {
    @SuppressWarnings("TL190") // set once, before the first run
    private Factorials flow = n -> null;

    private final Map<Integer, String> runIds = new TreeMap<>();

    void in(Factorials flow) {
      this.flow = flow;
    }

    record Result(long product, @Append("trail") int step) {}

    @Exec
    @Retry(attempts = 3)
    long multiply(int n, RunContext context) throws IOException {
      runIds.put(n, context.runId());
      if (context.attempt() < n % 3) {
        throw new IOException("not yet");
      }
      return n == 0 ? 1 : n * flow.of(n - 1);
    }

    @Post
    Result keep(@Exec long product, int n, RunContext context) {
      assertThat(context.stepId()).isEqualTo("factorial/0");
      assertThat(context.runId()).isEqualTo(runIds.get(n));
      return new Result(product, n);
    }
  }

  /** The flow as its own node sees it. */
  @FunctionalInterface
  interface Factorials {
    Long of(int n);
  }

  @Flow
  interface FactorialFlow {
    record Result(long product, List<Integer> trail) {}

    Result of(int n);

    Factorial factorial();
  }

  @Node
  static class Meeting {
    private final CyclicBarrier barrier;
    private final Set<String> stepIds;

    Meeting(CyclicBarrier barrier, Set<String> stepIds) {
      this.barrier = barrier;
      this.stepIds = stepIds;
    }

    record Met(@Append("trail") String met) {}

    @Prep
    String gather(String name) {
      return name;
    }

    /** Each attempt waits for all runs, so that all of them are inside this method at once. */
    @Exec
    @Retry(attempts = 3)
    String meet(@Prep String name, int failures, RunContext context) throws Exception {
      if (context.attempt() == 0) {
        barrier.await();
      }
      stepIds.add(context.runId() + " " + context.stepId());
      if (context.attempt() < failures) {
        throw new IOException(name);
      }
      return name + " after " + context.attempt();
    }

    @Post
    Met keep(@Exec String met) {
      return new Met(met);
    }
  }

  @Flow
  interface MeetingTwice {
    @Key("trail")
    List<String> run(String name, int failures);

    @Transition(to = "second")
    Meeting first();

    Meeting second();
  }

  @Test
  void a_million_steps_need_neither_stack_nor_options() {
    assertThat(new RunTest_CountingFlow(new Count()).run(1, 1_000_000)).isEqualTo(1_000_000);
  }

  @Test
  void the_default_limit_is_a_million_steps() {
    StepLimitException failure =
        catchThrowableOfType(
            StepLimitException.class,
            () -> new RunTest_CountingFlow(new Count()).run(0, 1_000_000));
    assertThat(failure.maxSteps()).isEqualTo(1_000_000);
  }

  @Test
  void the_limit_of_the_annotation_allows_exactly_that_many_visits() {
    RunTest_CountingToFiveFlow flow = new RunTest_CountingToFiveFlow(new Count());
    assertThat(flow.run(1, 5)).isEqualTo(5);
    StepLimitException failure =
        catchThrowableOfType(StepLimitException.class, () -> flow.run(0, 5));
    assertThat(failure.flow()).isEqualTo("CountingToFive");
    assertThat(failure.maxSteps()).isEqualTo(5);
    assertThat(failure.path()).containsExactly("count", "count", "count", "count", "count");
    assertThat(failure)
        .hasNoCause()
        .hasMessageContainingAll("CountingToFive", "5 steps", "count -> count", "maxSteps");
  }

  @Test
  void the_limit_of_the_options_replaces_that_of_the_annotation_either_way() {
    RunTest_CountingToFiveFlow flow = new RunTest_CountingToFiveFlow(new Count());
    assertThat(flow.with(RunOptions.builder().maxSteps(9).build()).run(1, 9)).isEqualTo(9);
    assertThatThrownBy(() -> flow.with(RunOptions.builder().maxSteps(2).build()).run(1, 3))
        .isInstanceOfSatisfying(
            StepLimitException.class, e -> assertThat(e.maxSteps()).isEqualTo(2));
  }

  @Test
  void the_path_of_a_step_limit_holds_64_nodes_at_most() {
    assertThatThrownBy(
            () ->
                new RunTest_CountingFlow(new Count())
                    .with(RunOptions.builder().maxSteps(100).build())
                    .run(0, 1000))
        .isInstanceOfSatisfying(StepLimitException.class, e -> assertThat(e.path()).hasSize(64));
  }

  @Test
  void a_nested_flow_spends_the_steps_of_the_outer_run_and_its_own_limit_is_not_used() {
    RunTest_CountingOutsideFlow flow =
        new RunTest_CountingOutsideFlow(
            new RunTest_CountingToFiveFlow(new Count())
                .with(RunOptions.builder().maxSteps(1).build()),
            new Count());
    assertThat(flow.run(1, 10)).isEqualTo(10);
    StepLimitException failure =
        catchThrowableOfType(
            StepLimitException.class,
            () -> flow.with(RunOptions.builder().maxSteps(3).build()).run(1, 10));
    assertThat(failure.flow()).isEqualTo("CountingOutside");
    assertThat(failure.path()).containsExactly("inner/count", "inner/count", "inner/count");
  }

  @Test
  void the_run_id_is_one_for_all_stages_attempts_and_nested_flows_and_new_for_the_next_run() {
    List<String> ids = new ArrayList<>();
    Identified node = new Identified(ids);
    IdentifiedTwice flow =
        new RunTest_IdentifiedTwiceFlow(node, new RunTest_IdentifiedInsideFlow(node));
    flow.run();
    assertThat(ids).hasSize(8);
    assertThat(new HashSet<>(ids)).hasSize(1);
    flow.run();
    assertThat(ids).hasSize(16);
    assertThat(new HashSet<>(ids)).hasSize(2);
    assertThat(new HashSet<>(ids.subList(8, 16))).hasSize(1);
  }

  @Test
  void a_node_may_run_the_flow_it_stands_in() {
    Factorial node = new Factorial();
    FactorialFlow flow = new RunTest_FactorialFlowFlow(node);
    List<List<Integer>> trails = new ArrayList<>();
    node.in(
        n -> {
          FactorialFlow.Result result = flow.of(n);
          trails.add(result.trail());
          return result.product();
        });
    assertThat(flow.of(5)).isEqualTo(new FactorialFlow.Result(120, List.of(5)));
    assertThat(trails).containsExactly(List.of(0), List.of(1), List.of(2), List.of(3), List.of(4));
    assertThat(new HashSet<>(node.runIds.values())).as("each is a run of its own").hasSize(6);
  }

  @Test
  void one_flow_serves_many_threads_at_once_with_attempts_and_keys_apart() throws Exception {
    int threads = 8;
    int rounds = 25;
    Set<String> stepIds = Collections.synchronizedSet(new HashSet<>());
    Meeting node = new Meeting(new CyclicBarrier(threads), stepIds);
    MeetingTwice flow = new RunTest_MeetingTwiceFlow(node, node);
    CountDownLatch ready = new CountDownLatch(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<List<List<String>>>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        String name = "run " + i;
        int failures = i % 3;
        Callable<List<List<String>>> task =
            () -> {
              ready.countDown();
              ready.await();
              List<List<String>> trails = new ArrayList<>();
              for (int round = 0; round < rounds; round++) {
                trails.add(flow.run(name + "." + round, failures));
              }
              return trails;
            };
        all.add(pool.submit(task));
      }
      for (int i = 0; i < threads; i++) {
        List<List<String>> trails = all.get(i).get();
        for (int round = 0; round < rounds; round++) {
          String met = "run " + i + "." + round + " after " + i % 3;
          assertThat(trails.get(round)).containsExactly(met, met);
        }
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(stepIds)
        .as("two steps a run, the same for every attempt")
        .hasSize(threads * rounds * 2);
  }

  @Test
  void a_run_that_fails_on_one_thread_leaves_the_others_alone() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    Meeting node = new Meeting(together, Collections.synchronizedSet(new HashSet<>()));
    Meeting alone = new Meeting(new CyclicBarrier(1), Collections.synchronizedSet(new HashSet<>()));
    MeetingTwice flow = new RunTest_MeetingTwiceFlow(node, alone);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      Future<List<String>> failing = pool.submit(() -> flow.run("bad", 3));
      Future<List<String>> fine = pool.submit(() -> flow.run("good", 1));
      assertThat(fine.get()).containsExactly("good after 1", "good after 1");
      assertThatThrownBy(failing::get)
          .cause()
          .isInstanceOfSatisfying(
              NodeFailedException.class,
              e -> {
                assertThat(e.attempts()).isEqualTo(3);
                assertThat(e.path()).containsExactly("first");
              });
    } finally {
      pool.shutdownNow();
    }
  }
}
