package dev.tramline.tests.nested;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lists of an outer and of a nested flow under one key, appended to in one, the other or both. */
class NestedAppendTest {

  @Node
  record Say(String word) {
    @Exec
    @Append("words")
    String say() {
      return word;
    }
  }

  @Node
  record Set(String word) {
    @Exec
    @Key("words")
    List<String> set() {
      return List.of(word);
    }
  }

  @Node
  record Add(String word) {
    @Exec
    @Key("words")
    List<String> add(List<String> words) {
      List<String> more = new ArrayList<>(words);
      more.add(word);
      return more;
    }
  }

  @Flow
  interface SayOn {
    @Key("words")
    List<String> say(List<String> words);

    Say word();
  }

  @Flow
  interface SayFirst {
    @Key("words")
    List<String> say();

    Say word();
  }

  @Flow
  interface AddOne {
    @Key("words")
    List<String> add(List<String> words);

    Add word();
  }

  private static SayOn sayOn(String word) {
    return new NestedAppendTest_SayOnFlow(new Say(word));
  }

  private static SayFirst sayFirst(String word) {
    return new NestedAppendTest_SayFirstFlow(new Say(word));
  }

  @Flow
  interface BothAppend {
    @Key("words")
    List<String> run();

    @Transition(to = "inner")
    Say first();

    @Transition(to = "last")
    SayOn inner();

    Say last();
  }

  @Test
  void aFlowThatTakesTheListGoesOnWithIt() {
    assertThat(new NestedAppendTest_BothAppendFlow(new Say("a"), sayOn("b"), new Say("c")).run())
        .containsExactly("a", "b", "c");
  }

  @Flow
  interface OuterAppends {
    @Key("words")
    List<String> run();

    @Transition(to = "inner")
    Say first();

    @Transition(to = "last")
    AddOne inner();

    Say last();
  }

  @Test
  void aFlowThatTakesTheListMayAddToItInItsOwnWay() {
    AddOne inner = new NestedAppendTest_AddOneFlow(new Add("b"));
    assertThat(new NestedAppendTest_OuterAppendsFlow(new Say("a"), inner, new Say("c")).run())
        .containsExactly("a", "b", "c");
  }

  @Flow
  interface InnerAppends {
    @Key("words")
    List<String> run();

    @Transition(to = "inner")
    Set first();

    @Transition(to = "last")
    SayOn inner();

    Add last();
  }

  @Test
  void aFlowMayAppendToAListThatTheOuterOneWritesAsAWhole() {
    assertThat(new NestedAppendTest_InnerAppendsFlow(new Set("a"), sayOn("b"), new Add("c")).run())
        .containsExactly("a", "b", "c");
  }

  @Flow
  interface InnerFirst {
    @Key("words")
    List<String> run();

    @Transition(to = "last")
    SayFirst inner();

    Say last();
  }

  @Test
  void aFlowMayWriteTheListBeforeAnythingIsAppended() {
    assertThat(new NestedAppendTest_InnerFirstFlow(sayFirst("a"), new Say("b")).run())
        .containsExactly("a", "b");
  }

  @Node
  static class SayTwice {
    sealed interface Next {
      record More(@Append("words") String word) implements Next {}

      record Enough(@Append("words") String word) implements Next {}
    }

    @Post
    Next say(List<String> words, List<String> fresh) {
      String word = fresh.get(0) + words.size();
      return words.isEmpty() ? new Next.More(word) : new Next.Enough(word);
    }
  }

  @Flow
  interface Renamed {
    record Result(List<String> words, Optional<List<String>> fresh) {}

    Result run();

    @Rename(key = "words", as = "fresh")
    @Transition(to = "say")
    SayFirst inner();

    @Transition(value = "more", to = "inner")
    @Exit("enough")
    SayTwice say();
  }

  @Test
  void underAnotherNameEachVisitOfTheFlowHasAListOfItsOwn() {
    assertThat(new NestedAppendTest_RenamedFlow(sayFirst("a"), new SayTwice()).run())
        .isEqualTo(new Renamed.Result(List.of("a0", "a1"), Optional.of(List.of("a"))));
  }
}
