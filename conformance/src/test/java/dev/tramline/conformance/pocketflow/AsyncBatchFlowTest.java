package dev.tramline.conformance.pocketflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.tramline.annotations.Each;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import dev.tramline.conformance.pocketflow.Entries.AddOneLater;
import dev.tramline.conformance.pocketflow.Entries.Collect;
import dev.tramline.conformance.pocketflow.Entries.Item;
import dev.tramline.conformance.pocketflow.Entries.Split;
import dev.tramline.conformance.pocketflow.Entries.TimesMultiplierLater;
import dev.tramline.conformance.pocketflow.Entries.TwiceLater;
import dev.tramline.runtime.NodeFailedException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code test_async_batch_flow.py}. */
class AsyncBatchFlowTest {

  @Flow
  interface Doubling {
    @Key("results")
    Map<String, Integer> run(Map<String, Integer> input);

    @Transition(to = "each")
    Split split();

    @Each(value = "items", item = "item")
    @Rename(key = "item", as = "done")
    @Transition(to = "collect")
    TwiceLater each();

    Collect collect();
  }

  @Flow
  interface AddThenDouble {
    @Key("item")
    Item run(Item item);

    @Transition(to = "outer")
    AddOneLater inner();

    TwiceLater outer();
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
    TimesMultiplierLater each();

    Collect collect();
  }

  private static Map<String, Integer> doubled(Object... keysAndValues) {
    return new AsyncBatchFlowTest_DoublingFlow(new Split(), new TwiceLater(), new Collect())
        .start(BatchFlowTest.input(keysAndValues))
        .join();
  }

  @Test
  @Case(
      id = "P42",
      there = "an AsyncBatchFlow doubles: {a: 2, b: 4, c: 6}",
      here = "`@Each` on a node that returns a stage: `{a=2, b=4, c=6}`")
  void p42_aRunForEachElement() {
    assertThat(doubled("a", 1, "b", 2, "c", 3))
        .containsExactly(entry("a", 2), entry("b", 4), entry("c", 6));
  }

  @Test
  @Case(id = "P43", there = "no parameters: {}", here = "no elements: `{}`")
  void p43_noElements() {
    assertThat(doubled()).isEmpty();
  }

  @Test
  @Case(
      id = "P44",
      there = "post_async raises for error_key: the ValueError escapes",
      here = "a `NodeFailedException` with that cause",
      why = "the node is named")
  void p44_anElementFails() {
    assertThat(
            catchThrowableOfType(
                NodeFailedException.class, () -> doubled("normal_key", 1, "error_key", 2)))
        .hasCauseExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("node each", "async error in batch processing");
  }

  @Test
  @Case(
      id = "P45",
      there = "inner -\"next\"-> outer for each: (1 + 1) * 2 and (2 + 1) * 2: {x: 4, y: 6}",
      here = "a flow of two nodes for each element: `{x=4, y=6}`")
  void p45_aFlowForEachElement() {
    AddThenDouble inner =
        new AsyncBatchFlowTest_AddThenDoubleFlow(new AddOneLater(), new TwiceLater());
    assertThat(
            new AsyncBatchFlowTest_ChainedFlow(new Split(), inner, new Collect())
                .start(BatchFlowTest.input("x", 1, "y", 2))
                .join())
        .containsExactly(entry("x", 4), entry("y", 6));
  }

  @Test
  @Case(
      id = "P46",
      there = "a multiplier per params dictionary: {a: 1, b: 4, c: 9}",
      here = "a component of the element: `{a=1, b=4, c=9}`")
  void p46_aMultiplierForEachElement() {
    assertThat(
            new AsyncBatchFlowTest_MultiplyingFlow(
                    new Split(), new TimesMultiplierLater(), new Collect())
                .start(BatchFlowTest.input("a", 1, "b", 2, "c", 3))
                .join())
        .containsExactly(entry("a", 1), entry("b", 4), entry("c", 9));
  }
}
