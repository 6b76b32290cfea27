package dev.tramline.tests.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Each;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Join;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that a run makes of many results belong to all who read them, so nobody changes them. */
class CollectedListTest {

  /** Tries to change the list it reads. */
  @Node
  static class Change {
    private final List<List<?>> seen = new ArrayList<>();
    private final String way;

    Change() {
      this("add");
    }

    Change(String way) {
      this.way = way;
    }

    @Exec
    void change(List<?> lengths) {
      seen.add(lengths);
      switch (way) {
        case "add" -> lengths.add(null);
        case "clear" -> lengths.clear();
        case "set" -> lengths.set(0, null);
        default -> lengths.remove(0);
      }
    }
  }

  private static void assertUnchanged(Change change, Runnable run, Object... values) {
    NodeFailedException failure = catchThrowableOfType(NodeFailedException.class, run::run);
    assertThat(failure).hasCauseInstanceOf(UnsupportedOperationException.class);
    assertThat(failure.node()).isEqualTo("change");
    assertThat(change.seen).containsExactly(Arrays.asList(values));
  }

  // ---- @Batch ----

  @Node
  static class OneByOne {
    @Prep
    List<String> words(List<String> words) {
      return words;
    }

    @Exec
    @Batch
    @Key("lengths")
    int length(@Prep String word) {
      return word.length();
    }
  }

  @Flow
  interface OneByOneFlow {
    void run(List<String> words);

    @Transition(to = "change")
    OneByOne lengths();

    Change change();
  }

  @ParameterizedTest
  @ValueSource(strings = {"add", "clear", "set", "remove"})
  void results_of_a_batch_cannot_be_changed(String way) {
    Change change = new Change(way);
    OneByOneFlow flow = new CollectedListTest_OneByOneFlowFlow(new OneByOne(), change);

    assertUnchanged(change, () -> flow.run(List.of("a", "bcd")), 1, 3);
  }

  @Test
  void an_empty_batch_makes_a_list_that_cannot_be_changed() {
    Change change = new Change();

    assertUnchanged(
        change,
        () -> new CollectedListTest_OneByOneFlowFlow(new OneByOne(), change).run(List.of()));
  }

  @Node
  static class SideBySide {
    @Prep
    List<String> words(List<String> words) {
      return words;
    }

    @Exec
    @Batch(concurrency = 2)
    @Key("lengths")
    String length(@Prep String word) {
      return word + word.length();
    }
  }

  @Flow
  interface SideBySideFlow {
    void run(List<String> words);

    @Transition(to = "change")
    SideBySide lengths();

    Change change();
  }

  @Test
  void nor_can_those_of_items_side_by_side() {
    Change change = new Change();
    SideBySideFlow flow = new CollectedListTest_SideBySideFlowFlow(new SideBySide(), change);

    assertUnchanged(change, () -> flow.run(List.of("a", "bcd")), "a1", "bcd3");
  }

  /** Its results may be null, which a list for post may hold. */
  @Node
  static class ChangeInPost {
    private final List<List<String>> seen = new ArrayList<>();

    @Prep
    List<String> words(List<String> words) {
      return words;
    }

    @Exec
    @Batch
    String act(@Prep String word) {
      return word.isEmpty() ? null : word;
    }

    @Post
    void change(@Exec List<String> results) {
      seen.add(results);
      results.remove("a");
    }
  }

  @Flow
  interface PostFlow {
    void run(List<String> words);

    ChangeInPost change();
  }

  @Test
  void post_cannot_change_the_results_of_a_batch() {
    ChangeInPost change = new ChangeInPost();

    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class,
            () -> new CollectedListTest_PostFlowFlow(change).run(List.of("a", "")));

    assertThat(failure).hasCauseInstanceOf(UnsupportedOperationException.class);
    assertThat(failure.stage()).isEqualTo(Stage.POST);
    assertThat(change.seen).containsExactly(Arrays.asList("a", null));
  }

  // ---- @Each ----

  @Node
  static class Length {
    @Exec
    @Key("length")
    int length(String word) {
      return word.length();
    }
  }

  @Flow
  interface EachFlow {
    void run(Set<String> words);

    @Each(value = "words", item = "word")
    @Rename(key = "length", as = "lengths")
    @Transition(to = "change")
    Length length();

    Change change();
  }

  @Test
  void what_elements_wrote_cannot_be_changed() {
    Change change = new Change();
    EachFlow flow = new CollectedListTest_EachFlowFlow(new Length(), change);

    assertUnchanged(change, () -> flow.run(Set.of("abc")), 3);
  }

  @Node
  static class LengthIfAny {
    @Exec
    @Key("length")
    Optional<Integer> length(String word) {
      return Optional.of(word.length()).filter(length -> length > 0);
    }
  }

  @Flow
  interface EachOptionalFlow {
    void run(List<String> words);

    @Each(value = "words", item = "word", concurrency = 2)
    @Rename(key = "length", as = "lengths")
    @Transition(to = "change")
    LengthIfAny length();

    Change change();
  }

  @Test
  void nor_can_what_only_some_elements_wrote() {
    Change change = new Change();
    EachOptionalFlow flow = new CollectedListTest_EachOptionalFlowFlow(new LengthIfAny(), change);

    assertUnchanged(change, () -> flow.run(List.of("abc", "", "d")), 3, 1);
  }

  @Flow
  interface ResultFlow {
    @Key("lengths")
    List<Integer> run(List<String> words);

    @Each(value = "words", item = "word")
    @Rename(key = "length", as = "lengths")
    Length length();
  }

  @Test
  void nor_can_the_caller_change_what_it_gets() {
    List<Integer> lengths =
        new CollectedListTest_ResultFlowFlow(new Length()).run(List.of("abc", ""));

    assertThatThrownBy(() -> lengths.add(1)).isInstanceOf(UnsupportedOperationException.class);
    assertThat(lengths).containsExactly(3, 0);
  }

  // ---- branches ----

  @Node
  static class Split {
    record Next(Optional<String> lengths) {}

    @Post
    List<Next> split(List<String> words) {
      return words.stream().map(w -> new Next(Optional.of(w).filter(x -> !x.isEmpty()))).toList();
    }
  }

  @Flow
  interface OutcomesFlow {
    void run(List<String> words);

    @Transition(to = "change")
    Split split();

    @Join
    Change change();
  }

  @Test
  void what_branches_wrote_cannot_be_changed_after_the_join() {
    Change change = new Change();
    OutcomesFlow flow = new CollectedListTest_OutcomesFlowFlow(new Split(), change);

    assertUnchanged(change, () -> flow.run(List.of("a", "", "bcd")), "a", "bcd");
  }

  @Node
  static class Start {
    record Next(String word) {}

    @Post
    List<Next> split(List<String> words) {
      return words.stream().map(Next::new).toList();
    }
  }

  @Flow
  interface BranchesFlow {
    void run(List<String> words);

    @Transition(to = "length")
    Start words();

    @Rename(key = "length", as = "lengths")
    @Transition(to = "change")
    Length length();

    @Join
    Change change();
  }

  @Test
  void nor_can_what_nodes_of_the_branches_wrote() {
    Change change = new Change();
    BranchesFlow flow = new CollectedListTest_BranchesFlowFlow(new Start(), new Length(), change);

    assertUnchanged(change, () -> flow.run(List.of("a", "", "bcd")), 1, 0, 3);
  }

  // ---- what is the user's own ----

  @Node
  static class Own {
    private final List<String> own = new ArrayList<>(List.of("a"));

    @Exec
    @Key("lengths")
    List<String> own() {
      return own;
    }
  }

  @Node
  static class AddTo {
    @Exec
    void add(List<String> lengths) {
      lengths.add("b");
    }
  }

  @Flow
  interface OwnFlow {
    void run();

    @Transition(to = "add")
    Own own();

    AddTo add();
  }

  @Test
  void a_list_that_a_node_made_itself_stays_as_it_is() {
    Own own = new Own();

    new CollectedListTest_OwnFlowFlow(own, new AddTo()).run();

    assertThat(own.own).containsExactly("a", "b");
  }
}
