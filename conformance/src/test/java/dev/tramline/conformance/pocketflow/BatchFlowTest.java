package dev.tramline.conformance.pocketflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.tramline.annotations.Each;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import dev.tramline.conformance.EventLog;
import dev.tramline.conformance.pocketflow.Entries.AddOne;
import dev.tramline.conformance.pocketflow.Entries.Collect;
import dev.tramline.conformance.pocketflow.Entries.Item;
import dev.tramline.conformance.pocketflow.Entries.Split;
import dev.tramline.conformance.pocketflow.Entries.TimesMultiplier;
import dev.tramline.conformance.pocketflow.Entries.Twice;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code test_batch_flow.py}: a flow for each of a list of parameters. */
class BatchFlowTest {

  @Flow
  interface Doubling {
    @Key("results")
    Map<String, Integer> run(Map<String, Integer> input);

    @Transition(to = "each")
    Split split();

    @Each(value = "items", item = "item")
    @Rename(key = "item", as = "done")
    @Transition(to = "collect")
    Twice each();

    Collect collect();
  }

  /** Its prep fails for one of the keys. */
  @Node
  static class Picky {
    record Done(Item item) {}

    @Prep
    Item check(Item item) {
      if (item.key().equals("error_key")) {
        throw new IllegalArgumentException("error in batch processing");
      }
      return item;
    }

    @Post
    Done done(@Prep Item item) {
      return new Done(item);
    }
  }

  @Flow
  interface Failing {
    @Key("results")
    Map<String, Integer> run(Map<String, Integer> input);

    @Transition(to = "each")
    Split split();

    @Each(value = "items", item = "item")
    @Rename(key = "item", as = "done")
    @Transition(to = "collect")
    Picky each();

    Collect collect();
  }

  @Flow
  interface AddThenDouble {
    @Key("item")
    Item run(Item item);

    @Transition(to = "twice")
    AddOne add();

    Twice twice();
  }

  @Flow
  interface Chained {
    @Key("results")
    Map<String, Integer> run(Map<String, Integer> input);

    @Transition(to = "each")
    Split split();

    @Each(value = "items", item = "item")
    @Rename(key = "item", as = "done")
    @Transition(to = "collect")
    AddThenDouble each();

    Collect collect();
  }

  @Flow
  interface Multiplying {
    @Key("results")
    Map<String, Integer> run(Map<String, Integer> input);

    @Transition(to = "each")
    Split split();

    @Each(value = "items", item = "item")
    @Rename(key = "item", as = "done")
    @Transition(to = "collect")
    TimesMultiplier each();

    Collect collect();
  }

  /** Doubles a number of a group. */
  @Node
  static class DoubleOfGroup {
    @Exec
    @Key("doubled")
    String twice(String group, int number) {
      return group + ":" + number * 2;
    }
  }

  @Node
  static class NumbersOfGroup {
    @Exec
    @Key("numbers")
    List<Integer> of(String group, Map<String, List<Integer>> groups) {
      return groups.get(group);
    }
  }

  @Flow
  interface OneGroup {
    @Key("doubled")
    List<String> run(String group, Map<String, List<Integer>> groups);

    @Transition(to = "each")
    NumbersOfGroup numbers();

    @Each(value = "numbers", item = "number")
    DoubleOfGroup each();
  }

  @Flow
  interface AllGroups {
    @Key("doubled")
    List<List<String>> run(List<String> names, Map<String, List<Integer>> groups);

    @Each(value = "names", item = "group")
    OneGroup each();
  }

  private final EventLog log = new EventLog();

  static Map<String, Integer> input(Object... keysAndValues) {
    Map<String, Integer> input = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      input.put((String) keysAndValues[i], (Integer) keysAndValues[i + 1]);
    }
    return input;
  }

  private static Map<String, Integer> doubled(Object... keysAndValues) {
    return new BatchFlowTest_DoublingFlow(new Split(), new Twice(), new Collect())
        .run(input(keysAndValues));
  }

  @Test
  @Case(
      id = "P29",
      there = "a BatchFlow runs its node for each params dictionary: {a: 2, b: 4, c: 6}",
      here = "`@Each` runs the node for each element, bound to its key `item`: `{a=2, b=4, c=6}`",
      why =
          "an element is a typed value, not a dictionary, and what each run wrote is a list"
              + " afterwards")
  void p29_aRunForEachElement() {
    assertThat(doubled("a", 1, "b", 2, "c", 3))
        .containsExactly(entry("a", 2), entry("b", 4), entry("c", 6));
  }

  @Test
  @Case(
      id = "P30",
      there = "no parameters: the results are absent or {}",
      here = "no elements: the list of results is empty, but set: `{}`",
      why = "a key that is sometimes absent would have to be asked for everywhere")
  void p30_noElements() {
    assertThat(doubled()).isEmpty();
  }

  @Test
  @Case(id = "P31", there = "one element: {single: 10}", here = "one element: `{single=10}`")
  void p31_oneElement() {
    assertThat(doubled("single", 5)).containsExactly(entry("single", 10));
  }

  @Test
  @Case(
      id = "P32",
      there = "prep raises for the second of three: the ValueError escapes, the third is not run",
      here = "a `NodeFailedException` of stage PREP with that cause; the third is not run",
      why = "node and stage are named")
  void p32_anElementFails() {
    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class,
            () ->
                new BatchFlowTest_FailingFlow(new Split(), new Picky(), new Collect())
                    .with(RunOptions.builder().listener(log).build())
                    .run(input("normal_key", 1, "error_key", 2, "other_key", 3)));
    assertThat(failure)
        .hasCauseExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("node each", "error in batch processing");
    assertThat(failure.stage()).isEqualTo(Stage.PREP);
    assertThat(log.of(RunEvent.PartStarted.class))
        .extracting(RunEvent.PartStarted::part)
        .containsExactly(0, 1);
  }

  @Test
  @Case(
      id = "P33",
      there = "two chained nodes per element, + 1 and * 2: {x: 4, y: 6}",
      here = "`@Each` on a flow of two nodes: `{x=4, y=6}`")
  void p33_aFlowForEachElement() {
    AddThenDouble inner = new BatchFlowTest_AddThenDoubleFlow(new AddOne(), new Twice());
    assertThat(
            new BatchFlowTest_ChainedFlow(new Split(), inner, new Collect())
                .run(input("x", 1, "y", 2)))
        .containsExactly(entry("x", 4), entry("y", 6));
  }

  @Test
  @Case(
      id = "P34",
      there = "a multiplier per params dictionary, 1 to 3: {a: 1, b: 4, c: 9}",
      here = "a component of the element, 1 to 3: `{a=1, b=4, c=9}`")
  void p34_aMultiplierForEachElement() {
    assertThat(
            new BatchFlowTest_MultiplyingFlow(new Split(), new TimesMultiplier(), new Collect())
                .run(input("a", 1, "b", 2, "c", 3)))
        .containsExactly(entry("a", 1), entry("b", 4), entry("c", 9));
  }

  @Test
  @Case(
      id = "P35",
      there = "a BatchFlow in a BatchFlow, groups A: [1, 2] and B: [3, 4]: {A: [2, 4], B: [6, 8]}",
      here =
          "`@Each` on a flow with `@Each`: a list of lists, in order; the inner element sees the"
              + " outer one")
  void p35_elementsOfElements() {
    OneGroup inner = new BatchFlowTest_OneGroupFlow(new NumbersOfGroup(), new DoubleOfGroup());
    assertThat(
            new BatchFlowTest_AllGroupsFlow(inner)
                .run(List.of("A", "B"), Map.of("A", List.of(1, 2), "B", List.of(3, 4))))
        .containsExactly(List.of("A:2", "A:4"), List.of("B:6", "B:8"));
  }
}
