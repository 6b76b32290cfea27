package dev.tramline.conformance.pocketflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Each;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import dev.tramline.conformance.Snippet;
import dev.tramline.conformance.pocketflow.Arithmetic.Add;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.Out;
import dev.tramline.runtime.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Faults of shared dictionaries, parameters and copied nodes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StateFaultsTest {

  // ---- nodes ----

  /** Notes which instance is visited. */
  @Node
  static class Visited {
    enum Next {
      AGAIN,
      DONE
    }

    private final Set<Visited> instances = Collections.newSetFromMap(new IdentityHashMap<>());

    @Exec
    @Key("count")
    int visit(int count) {
      instances.add(this);
      return count + 1;
    }

    @Post
    Next next(@Exec int count) {
      return count < 3 ? Next.AGAIN : Next.DONE;
    }
  }

  @Flow
  interface Visiting {
    @Key("count")
    int run(int count);

    @Transition(value = "again", to = "node")
    @Exit("done")
    Visited node();
  }

  @Test
  @Case(
      id = "Fp24",
      there =
          "each visit works on a shallow copy of the node: a number counted in a field is 0 again"
              + " at the next visit, while a list keeps growing",
      here =
          "a node is one object and never copied; a field that can change is the warning TL190; the"
              + " count is a key",
      why = "what a run remembers stands in its keys, where the compiler sees it")
  void fp24_noVisitWorksOnACopy() {
    Snippet.compile(
            """
            @Node class Counter {
              private int visits;
              @Exec @Key("visits") int visit() { return ++visits; }
            }
            """)
        .isWarnedOf("TL190", "field visits of node Counter can change");

    Visited node = new Visited();
    assertThat(new StateFaultsTest_VisitingFlow(node).run(0)).isEqualTo(3);
    assertThat(node.instances).containsExactly(node);
  }

  @Node
  static class Remember {
    @Exec
    @Key("own")
    String remember(String name) {
      return name;
    }
  }

  /** Goes on when so many have come here. */
  @Node
  static class Meet {
    private final CyclicBarrier together;

    Meet(int parties) {
      together = new CyclicBarrier(parties);
    }

    @Exec
    void meet() throws Exception {
      together.await();
    }
  }

  @Node
  static class Recall {
    @Exec
    @Key("recalled")
    String recall(String name, String own) {
      return name + " is " + own;
    }
  }

  @Flow
  interface Remembering {
    @Key("recalled")
    String run(String name);

    @Transition(to = "meet")
    Remember remember();

    @Transition(to = "recall")
    Meet meet();

    Recall recall();
  }

  @Test
  @Case(
      id = "Fp25",
      there =
          "concurrent runs of one flow share the mutable attributes of its nodes and of the flow"
              + " (params)",
      here = "two runs of one flow, side by side: each recalls its own value",
      why = "a run's state lives in the run, so one flow serves all callers")
  void fp25_runsSideBySideShareNothing() {
    StateFaultsTest_RememberingFlow flow =
        new StateFaultsTest_RememberingFlow(new Remember(), new Meet(2), new Recall());
    FlowRun<String> one = flow.start("a");
    FlowRun<String> two = flow.start("b");
    assertThat(List.of(one.join(), two.join())).containsExactly("a is a", "b is b");
  }

  // ---- failures ----

  @Node
  static class Note {
    @Exec
    @Append("log")
    String note() {
      return "begun";
    }
  }

  @Node
  static class Spoil {
    record Spoilt(@Append("log") String line) {}

    @Post
    Spoilt spoil(Out<String> remark) {
      remark.set("half done");
      throw new IllegalStateException("broken");
    }
  }

  @Flow
  interface Inner {
    record Result(List<String> log, Optional<String> remark) {}

    Result run(List<String> log);

    @Transition(to = "spoil")
    Note note();

    Spoil spoil();
  }

  @Flow
  interface Outer {
    @Key("log")
    List<String> run(List<String> log);

    @SuppressWarnings("TL391")
    Inner inner();
  }

  private static NodeFailedException failureOf(List<String> log) {
    Inner inner = new StateFaultsTest_InnerFlow(new Note(), new Spoil());
    return catchThrowableOfType(
        NodeFailedException.class, () -> new StateFaultsTest_OuterFlow(inner).run(log));
  }

  @Test
  @Case(
      id = "Fp26",
      there = "an exception leaves the flow as it is: nothing says which node it came from",
      here =
          "flow, node with the flows around it, stage, attempts and path are in the exception and"
              + " its message",
      why = "in a flow of many nodes that is the first question")
  void fp26_aFailureNamesItsNode() {
    NodeFailedException failure = failureOf(List.of());
    assertThat(failure).hasMessageContainingAll("flow Outer", "inner/spoil", "POST", "broken");
    assertThat(failure.flow()).isEqualTo("Outer");
    assertThat(failure.node()).isEqualTo("inner/spoil");
    assertThat(failure.stage()).isEqualTo(Stage.POST);
    assertThat(failure.path()).containsExactly("inner/note", "inner/spoil");
  }

  @Test
  @Case(
      id = "Fp27",
      there = "what a node wrote before it failed stays in the caller's dictionary",
      here = "a node that fails writes nothing, and the caller's list is as it was",
      why = "a run can be tried again with the same input")
  void fp27_aFailedRunLeavesNothingBehind() {
    List<String> log = new ArrayList<>(List.of("before"));
    assertThat(failureOf(log)).hasRootCauseMessage("broken");
    assertThat(log).containsExactly("before");
  }

  // ---- parameters ----

  @Node
  static class Scale {
    @Exec
    @Key("scaled")
    int scale(int number, int factor) {
      return number * factor;
    }
  }

  @Node
  static class Overwrite {
    @Exec
    @Key("factor")
    int overwrite() {
      return 0;
    }
  }

  @Flow
  interface ScaleOne {
    @Key("scaled")
    int run(int number, int factor);

    @Transition(to = "overwrite")
    Scale scale();

    Overwrite overwrite();
  }

  @Flow
  interface ScaleAll {
    @Key("scaled")
    List<Integer> run(List<Integer> numbers, int factor);

    @Each(value = "numbers", item = "number")
    ScaleOne each();
  }

  @Test
  @Case(
      id = "Fp28",
      there =
          "all nodes of an orchestration get the same params dictionary: what one changes in it,"
              + " the later ones see",
      here =
          "every element sees the keys as they were on entry: [2, 4, 6], though the first sets the"
              + " factor to 0",
      why = "elements do not depend on each other, so they can run side by side")
  void fp28_noElementSeesWhatAnotherWrote() {
    ScaleOne inner = new StateFaultsTest_ScaleOneFlow(new Scale(), new Overwrite());
    assertThat(new StateFaultsTest_ScaleAllFlow(inner).run(List.of(1, 2, 3), 2))
        .containsExactly(2, 4, 6);
  }

  @Flow
  interface AddOnce {
    @Key("current")
    int run(int current);

    Add add();
  }

  @Flow
  interface AddToAll {
    @Key("current")
    List<Integer> run(List<Integer> numbers);

    @Each(value = "numbers", item = "current")
    AddOnce each();
  }

  @Test
  @Case(
      id = "Fp29",
      there = "the params set on a node are overwritten by those of the flow around it, even by {}",
      here =
          "what a node is configured with are its constructor's arguments, which nothing"
              + " overwrites: [11, 12]",
      why = "configuration and state are different things")
  void fp29_aNodeKeepsItsConfiguration() {
    AddOnce inner = new StateFaultsTest_AddOnceFlow(new Add(10));
    assertThat(new StateFaultsTest_AddToAllFlow(inner).run(List.of(1, 2))).containsExactly(11, 12);
  }

  @Node
  static class Name {
    @Exec
    @Key("name")
    String name(String base, String outer, String inner) {
      return base + " " + outer + " " + inner;
    }
  }

  @Flow
  interface InnerNames {
    @Key("name")
    List<String> run(String base, String outer, List<String> inners);

    @Each(value = "inners", item = "inner")
    Name each();
  }

  @Flow
  interface OuterNames {
    @Key("name")
    List<List<String>> run(String base, List<String> outers, List<String> inners);

    @Each(value = "outers", item = "outer")
    InnerNames each();
  }

  @Test
  @Case(
      id = "Fp30",
      there =
          "params of the flows around are merged only by BatchFlow, and lost in a plain nested"
              + " flow",
      here = "a nested flow reads what it declares: the input, the outer and the inner element",
      why = "what a flow needs is its signature, checked where it is used (TL301)")
  void fp30_anInnerElementSeesTheOuterOneAndTheInput() {
    assertThat(
            new StateFaultsTest_OuterNamesFlow(new StateFaultsTest_InnerNamesFlow(new Name()))
                .run("base0", List.of("o1", "o2"), List.of("i1", "i2")))
        .containsExactly(
            List.of("base0 o1 i1", "base0 o1 i2"), List.of("base0 o2 i1", "base0 o2 i2"));
  }

  // ---- the store ----

  @Flow
  interface RecallAll {
    @Key("recalled")
    List<String> run(List<String> names);

    @Each(value = "names", item = "name", concurrency = 5)
    Remembering each();
  }

  @Test
  @Case(
      id = "Fp31",
      there =
          "branches of an AsyncParallelBatchFlow share one dictionary: with one `await` between"
              + " write and read, five of them all read the last value",
      here = "five elements have all written their key before any reads it: each reads its own",
      why = "each element has a store of its own")
  void fp31_aBranchReadsItsOwnValue() {
    Remembering inner =
        new StateFaultsTest_RememberingFlow(new Remember(), new Meet(5), new Recall());
    assertThat(new StateFaultsTest_RecallAllFlow(inner).run(List.of("a", "b", "c", "d", "e")))
        .containsExactly("a is a", "b is b", "c is c", "d is d", "e is e");
  }

  @Test
  @Case(
      id = "Fp32",
      there = "a misspelt key of the shared dictionary is a KeyError, or None, when the node runs",
      here = "TL301, with \"did you mean\"",
      why = "every read and write is visible to the compiler")
  void fp32_aMisspeltKey() {
    Snippet.compile(
            """
            @Node class Summarize {
              @Exec @Key("summary") String summarize(String text) { return text; }
            }
            @Node class Print { @Exec void print(String sumary) {} }
            @Flow interface Printing {
              void run(String text);
              @Transition(to = "print") Summarize summarize();
              Print print();
            }
            """)
        .isRejected("TL301", "key \"sumary\" that nothing writes", "did you mean \"summary\"?");
  }

  @Test
  @Case(
      id = "Fp33",
      there =
          "the shared dictionary is `Dict[str, Any]`: one node writes text where another reads a"
              + " number",
      here = "TL303 names both nodes",
      why = "a key has one type")
  void fp33_aKeyOfTwoTypes() {
    Snippet.compile(
            """
            @Node class Ask { @Exec @Key("count") String ask() { return "three"; } }
            @Node class Repeat { @Exec void repeat(int count) {} }
            @Flow interface Repeating {
              void run();
              @Transition(to = "repeat") Ask ask();
              Repeat repeat();
            }
            """)
        .isRejected("TL303", "node ask (Ask) writes String", "node repeat (Repeat) reads Integer");
  }

  @Test
  @Case(
      id = "Fp34",
      there =
          "what prep returns and exec takes are not compared (the type stubs themselves have 16"
              + " errors)",
      here = "TL104",
      why = "the stages of a node fit together")
  void fp34_stagesThatDoNotFit() {
    Snippet.compile(
            """
            @Node class Ask {
              @Prep String prepare(String text) { return text; }
              @Exec void ask(@Prep int number) {}
            }
            """)
        .isRejected("TL104", "parameter number of Ask.ask is of type int", "@Prep yields String");
  }

  @Test
  @Case(
      id = "Fp35",
      there =
          "a key that is written on one way only is a KeyError on the other, in the run that takes"
              + " it",
      here = "TL302, with the way on which it is unset",
      why = "all ways are checked, not only those that a test took")
  void fp35_aKeyThatIsUnsetOnOneWay() {
    Snippet.compile(
            """
            @Node class Decide {
              sealed interface Next {
                record Search(String query) implements Next {}
                record Answer() implements Next {}
              }
              @Post Next decide() { return new Next.Answer(); }
            }
            @Node class Search {
              @Exec @Key("results") String search(String query) { return query; }
            }
            @Node class Answer {
              @Exec @Key("answer") String answer(String results) { return results; }
            }
            @Flow interface Answering {
              @Key("answer") String run();
              Decide decide();
              @Transition(to = "answer") Search search();
              Answer answer();
            }
            """)
        .isRejected("TL302", "key \"results\"", "decide -answer-> answer");
  }
}
