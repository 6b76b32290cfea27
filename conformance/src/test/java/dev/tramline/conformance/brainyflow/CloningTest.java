package dev.tramline.conformance.brainyflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import dev.tramline.conformance.Snippet;
import dev.tramline.runtime.FlowRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Nodes are cloned there so that their state does not mix. Here nothing is cloned: state is keys,
 * of which each run has its own. Two runs in these tests have come to the same node before either
 * goes on.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CloningTest {

  @Node
  static class Collect {
    record Added(@Append("items") String item) {}

    private final CyclicBarrier meeting;

    Collect(CyclicBarrier meeting) {
      this.meeting = meeting;
    }

    @Post
    Added add(String name, List<String> items) throws InterruptedException, BrokenBarrierException {
      meeting.await();
      return new Added(name + items.size());
    }
  }

  @Flow
  interface Collecting {
    @Key("items")
    List<String> run(String name, List<String> items);

    @Transition(to = "second")
    Collect first();

    Collect second();
  }

  private static CloningTest_CollectingFlow collecting() {
    Collect both = new Collect(new CyclicBarrier(2));
    return new CloningTest_CollectingFlow(both, both);
  }

  @Test
  @Case(
      id = "B30",
      there = "a list attribute of a node and of its clone are independent, both ways",
      here = "concurrent runs append to a list each, though one node serves both and all visits",
      why = "state in keys belongs to the run, so no node has to be copied")
  void b30_runsHaveListsOfTheirOwn() {
    CloningTest_CollectingFlow flow = collecting();
    FlowRun<List<String>> a = flow.start("a", List.of());
    FlowRun<List<String>> b = flow.start("b", List.of());

    assertThat(a.join()).containsExactly("a0", "a1");
    assertThat(b.join()).containsExactly("b0", "b1");
  }

  @Node
  static class Count {
    private final CyclicBarrier meeting;

    Count(CyclicBarrier meeting) {
      this.meeting = meeting;
    }

    @Exec
    @Key("counts")
    Map<String, Integer> count(String name, Map<String, Integer> counts)
        throws InterruptedException, BrokenBarrierException {
      meeting.await();
      Map<String, Integer> more = new TreeMap<>(counts);
      more.merge(name, 1, Integer::sum);
      return more;
    }
  }

  @Flow
  interface Counting {
    @Key("counts")
    Map<String, Integer> run(String name, Map<String, Integer> counts);

    @Transition(to = "second")
    Count first();

    Count second();
  }

  @Test
  @Case(
      id = "B31",
      there = "a dictionary attribute of a node and of its clone are independent",
      here = "each run writes a map of its own; the caller's stays as it was",
      why = "state in keys belongs to the run, so no node has to be copied")
  void b31_runsHaveMapsOfTheirOwn() {
    Count both = new Count(new CyclicBarrier(2));
    CloningTest_CountingFlow flow = new CloningTest_CountingFlow(both, both);
    Map<String, Integer> counts = new HashMap<>();
    FlowRun<Map<String, Integer>> a = flow.start("a", counts);
    FlowRun<Map<String, Integer>> b = flow.start("b", counts);

    assertThat(a.join()).isEqualTo(Map.of("a", 2));
    assertThat(b.join()).isEqualTo(Map.of("b", 2));
    assertThat(counts).isEmpty();
  }

  @Node
  static class Nest {
    record Added(@Append("groups") Map<String, List<String>> group) {}

    private final CyclicBarrier meeting;

    Nest(CyclicBarrier meeting) {
      this.meeting = meeting;
    }

    @Post
    Added add(String name, List<Map<String, List<String>>> groups)
        throws InterruptedException, BrokenBarrierException {
      meeting.await();
      return new Added(Map.of(name, List.of(name + groups.size())));
    }
  }

  @Flow
  interface Nesting {
    @Key("groups")
    List<Map<String, List<String>>> run(String name);

    @Transition(to = "second")
    Nest first();

    Nest second();
  }

  @Test
  @Case(
      id = "B32",
      there = "nested lists and dictionaries of a node and of its clone are independent",
      here = "lists of maps of lists of concurrent runs are too",
      why = "state in keys belongs to the run, so no node has to be copied")
  void b32_runsHaveNestedStateOfTheirOwn() {
    Nest both = new Nest(new CyclicBarrier(2));
    CloningTest_NestingFlow flow = new CloningTest_NestingFlow(both, both);
    FlowRun<List<Map<String, List<String>>>> a = flow.start("a");
    FlowRun<List<Map<String, List<String>>>> b = flow.start("b");

    assertThat(a.join()).containsExactly(Map.of("a", List.of("a0")), Map.of("a", List.of("a1")));
    assertThat(b.join()).containsExactly(Map.of("b", List.of("b0")), Map.of("b", List.of("b1")));
  }

  @Node
  static class Split {
    record Next(String part) {}

    private final CyclicBarrier meeting;

    Split(CyclicBarrier meeting) {
      this.meeting = meeting;
    }

    @Post
    List<Next> split(String name, int parts) throws InterruptedException, BrokenBarrierException {
      List<Next> next = new ArrayList<>();
      for (int i = 0; i < parts; i++) {
        next.add(new Next(name + i));
        meeting.await();
      }
      return next;
    }
  }

  @Node
  static class Take {
    @Exec
    @Key("taken")
    String take(String part) {
      return part;
    }
  }

  @Flow
  interface Splitting {
    @Key("taken")
    List<String> run(String name, int parts);

    @Transition(to = "take")
    Split split();

    Take take();
  }

  @Test
  @Case(
      id = "B33",
      there = "the internal list of triggers of a node and of its clone are independent",
      here = "outcomes are what post returns: two runs in one post at once get their own branches",
      why = "a returned list cannot be left over from another visit")
  void b33_visitsHaveOutcomesOfTheirOwn() {
    CloningTest_SplittingFlow flow =
        new CloningTest_SplittingFlow(new Split(new CyclicBarrier(2)), new Take());
    FlowRun<List<String>> a = flow.start("a", 3);
    FlowRun<List<String>> b = flow.start("b", 3);

    assertThat(a.join()).containsExactly("a0", "a1", "a2");
    assertThat(b.join()).containsExactly("b0", "b1", "b2");
  }

  @Flow
  interface AlsoCollecting {
    @Key("items")
    List<String> run(String name, List<String> items);

    Collect only();
  }

  @Test
  @Case(
      id = "B34",
      there = "a node and its clone in two flows have a state list each",
      here =
          "one node in two flows keeps its state in keys; a field that can be assigned is the"
              + " warning TL190",
      why = "where state is kept in keys, it cannot mix between flows")
  void b34_aNodeInTwoFlowsHasNoState() {
    Collect shared = new Collect(new CyclicBarrier(1));
    Collecting two = new CloningTest_CollectingFlow(shared, shared);
    AlsoCollecting one = new CloningTest_AlsoCollectingFlow(shared);

    assertThat(two.run("a", List.of())).containsExactly("a0", "a1");
    assertThat(one.run("b", List.of("x"))).containsExactly("x", "b1");
    Snippet.compile(
            """
            @Node class Collect {
              private List<String> items = List.of();
              @Exec @Key("all") List<String> add(String item) {
                items = List.of(item);
                return items;
              }
            }
            """)
        .isWarnedOf("TL190", "field items of node Collect can change");
  }

  @Node
  static class Greet {
    @Exec
    @Key("text")
    String greet(String name) {
      return greeting() + " " + name + " from " + System.identityHashCode(this);
    }

    String greeting() {
      return "hello";
    }
  }

  static class GreetLoudly extends Greet {
    @Override
    String greeting() {
      return "HELLO";
    }
  }

  @Flow
  interface Greeting {
    @Key("text")
    String run(String name);

    Greet greet();
  }

  @Test
  @Case(
      id = "S8",
      there = "a clone keeps its prototype chain: `instanceof` and methods",
      here = "the very object that the flow was given runs, so an instance of a subclass does",
      why = "nothing is copied")
  void s8_theVeryObjectRuns() {
    GreetLoudly greet = new GreetLoudly();
    assertThat(new CloningTest_GreetingFlow(greet).run("Ada"))
        .isEqualTo("HELLO Ada from " + System.identityHashCode(greet));
  }
}
