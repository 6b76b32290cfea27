package dev.tramline.conformance.brainyflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import dev.tramline.conformance.Snippet;
import dev.tramline.runtime.FlowGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Faults of the memory of BrainyFlow that keys do not have. */
class MemoryFaultsTest {

  // ---- names ----

  @Node
  static class ForkReserved {
    record Next(String global, @Key("clone") String copy) {}

    @Post
    List<Next> fork(String local, @Key("create") String created) {
      return List.of(new Next(local + 1, created + 1), new Next(local + 2, created + 2));
    }
  }

  @Node
  static class ReadReserved {
    @Exec
    @Key("seen")
    String read(String global, @Key("clone") String copy, String local) {
      return global + copy + local;
    }
  }

  @Flow
  interface ReservedEverywhere {
    @Key("seen")
    List<String> run(String local, String create);

    @Transition(to = "read")
    ForkReserved fork();

    ReadReserved read();
  }

  @Test
  @Case(
      id = "Fb1",
      there =
          "reserved words are checked on assignment only: not in initial and forking data, and not"
              + " at all under `python -O`",
      here = "`global`, `local`, `clone`, `create` are keys as inputs and in branches",
      why = "without reserved words there is nothing to check")
  void fb1_noWordIsReservedAnywhere() {
    assertThat(
            new MemoryFaultsTest_ReservedEverywhereFlow(new ForkReserved(), new ReadReserved())
                .run("l", "c"))
        .containsExactly("l1c1l", "l2c2l");
  }

  @Node
  static class Inherited {
    @Exec
    @Key("seen")
    String read(@Key("toString") String text, String constructor, String hasOwnProperty) {
      return text + constructor + hasOwnProperty;
    }
  }

  @Flow
  interface InheritedNames {
    @Key("seen")
    String run(@Key("toString") String text, String constructor, String hasOwnProperty);

    Inherited node();
  }

  @Test
  @Case(
      id = "Fb2",
      there = "TypeScript: keys such as `toString` and `constructor` cannot be read",
      here = "they are keys like any other",
      why = "a key is no property of an object that inherits others")
  void fb2_namesOfInheritedMembersAreKeys() {
    assertThat(new MemoryFaultsTest_InheritedNamesFlow(new Inherited()).run("a", "b", "c"))
        .isEqualTo("abc");
  }

  // ---- what is in the store ----

  @Node
  static class Touch {
    @Exec
    void touch(Map<String, Object> shared) {
      shared.put("touched", true);
    }
  }

  @Flow
  interface Touching {
    @Key("shared")
    Map<String, Object> run(Map<String, Object> shared);

    Touch touch();
  }

  @Test
  @Case(
      id = "Fb3",
      there = "Python: `Memory[M](...)` leaves a key `__orig_class__` in the caller's dictionary",
      here = "a map of the caller's has what nodes put there, and the store its declared keys",
      why = "the framework writes nothing of its own among the user's keys")
  void fb3_nothingIsLeftInTheCallersMap() {
    Map<String, Object> shared = new HashMap<>(Map.of("a", 1));
    new MemoryFaultsTest_TouchingFlow(new Touch()).run(shared);

    assertThat(shared).isEqualTo(Map.of("a", 1, "touched", true));
    assertThat(MemoryFaultsTest_TouchingFlow.GRAPH.keys())
        .extracting(FlowGraph.KeyInfo::name)
        .containsExactly("shared");
  }

  @Test
  @Case(
      id = "Fb4",
      there = "an empty dictionary given as local memory is replaced by another",
      here = "an empty map stays the object it is",
      why = "values are not judged by their truth")
  void fb4_anEmptyMapIsKept() {
    Map<String, Object> empty = new HashMap<>();

    assertThat(new MemoryFaultsTest_TouchingFlow(new Touch()).run(empty)).isSameAs(empty);
    assertThat(empty).containsOnlyKeys("touched");
  }

  @Node
  static class ForkUncopyable {
    record Next(ReentrantLock lock, UnaryOperator<String> function) {}

    private final ReentrantLock lock;

    ForkUncopyable(ReentrantLock lock) {
      this.lock = lock;
    }

    @Post
    List<Next> fork() {
      return List.of(new Next(lock, text -> text + 1), new Next(lock, text -> text + 2));
    }
  }

  @Node
  static class UseUncopyable {
    record Used(boolean same, String text) {}

    private final ReentrantLock lock;

    UseUncopyable(ReentrantLock lock) {
      this.lock = lock;
    }

    @Post
    Used use(@Key("lock") ReentrantLock given, UnaryOperator<String> function) {
      return new Used(given == lock, function.apply("f"));
    }
  }

  @Flow
  interface Uncopyable {
    record Result(List<Boolean> same, List<String> text) {}

    Result run();

    @Transition(to = "use")
    ForkUncopyable fork();

    UseUncopyable use();
  }

  @Test
  @Case(
      id = "Fb5",
      there = "each trigger deep-copies local data: a lock (Python), a function (TypeScript) fail",
      here = "a lock and a function pass into branches as they are",
      why = "nothing is copied, so nothing has to be copyable")
  void fb5_locksAndFunctionsPassIntoBranches() {
    ReentrantLock lock = new ReentrantLock();

    assertThat(
            new MemoryFaultsTest_UncopyableFlow(new ForkUncopyable(lock), new UseUncopyable(lock))
                .run())
        .isEqualTo(new Uncopyable.Result(List.of(true, true), List.of("f1", "f2")));
  }

  // ---- branches ----

  @Test
  @Case(
      id = "Fb6",
      there = "parallel branches write one global key: the last one wins, by chance",
      here = "a key that two branches write is TL305",
      why = "a race is found when the flow is compiled")
  void fb6_branchesThatWriteOneKeyDoNotCompile() {
    Snippet.compile(
            """
            @Node class Plan { @Post void plan() {} }
            @Node class Write { @Exec @Key("key") String write() { return ""; } }
            @Flow interface Racing {
              @Key("key") String run();
              @Transition(to = {"b", "c"}) Plan plan();
              Write b();
              Write c();
            }
            """)
        .isRejected("TL305", "key \"key\" that two branches write", "branch b", "branch c");
  }

  @Node
  static class Split {
    record Next(String item) {}

    @Post
    List<Next> split(String text) {
      return text.chars().mapToObj(each -> new Next(Character.toString(each))).toList();
    }
  }

  @Node
  static class Work {
    @Exec
    @Key("done")
    String work(String item) {
      return item + item;
    }
  }

  @Flow
  interface Collecting {
    @Key("done")
    List<String> run(String text);

    @Transition(to = "work")
    Split split();

    Work work();
  }

  @Test
  @Case(
      id = "Fb7",
      there =
          "what a branch has in local memory ends with it; results are collected by hand in global"
              + " memory, with `ParallelFlow` in the order in which branches end",
      here = "what branches write is a list afterwards, in the order of the branches",
      why = "the result of a fan-out is what it was made for")
  void fb7_whatBranchesWriteIsCollectedInOrder() {
    assertThat(new MemoryFaultsTest_CollectingFlow(new Split(), new Work()).run("abc"))
        .containsExactly("aa", "bb", "cc");
  }
}
