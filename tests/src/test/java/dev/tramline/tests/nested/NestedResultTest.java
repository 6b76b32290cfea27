package dev.tramline.tests.nested;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.RunOptions;
import dev.tramline.tests.nested.elsewhere.Doubling;
import dev.tramline.tests.nested.elsewhere.DoublingFlow;
import dev.tramline.tests.support.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a nested flow returns becomes actions and keys of the flow around it. */
class NestedResultTest {

  @Node
  static class Judge {
    sealed interface Verdict {
      record Good(int score) implements Verdict {}

      record Bad(String reason) implements Verdict {}
    }

    @Post
    Verdict judge(String text) {
      return text.isBlank() ? new Verdict.Bad("blank") : new Verdict.Good(text.length());
    }
  }

  @Flow
  interface Review {
    sealed interface Outcome {
      record Accepted(int score) implements Outcome {}

      record Rejected(String reason) implements Outcome {}
    }

    Outcome review(String text);

    @Exit(value = "good", as = "accepted")
    @Exit(value = "bad", as = "rejected")
    Judge judge();
  }

  @Node
  static class Praise {
    @Exec
    @Key("answer")
    String praise(int score) {
      return "praise " + score;
    }
  }

  @Node
  static class Blame {
    @Exec
    @Key("answer")
    String blame(String reason) {
      return "blame " + reason;
    }
  }

  @Flow
  interface Answering {
    @Key("answer")
    String answer(String text);

    @Transition(value = "accepted", to = "praise")
    @Transition(value = "rejected", to = "blame")
    Review review();

    Praise praise();

    Blame blame();
  }

  @Flow
  interface Length {
    @Key("length")
    int length(String text);

    Measure measure();
  }

  @Node
  static class Measure {
    @Exec
    @Key("length")
    int measure(String text) {
      return text.length();
    }
  }

  @Flow
  interface Both {
    record Lengths(int firstLength, int secondLength) {}

    Lengths measure(String first, String second);

    @Rename(key = "text", as = "first")
    @Rename(key = "length", as = "firstLength")
    @Transition(to = "other")
    Length one();

    @Rename(key = "text", as = "second")
    @Rename(key = "length", as = "secondLength")
    Length other();
  }

  @Node
  static class Subtract {
    record Differences(int left, int right) {}

    @Post
    Differences subtract(int left, int right) {
      return new Differences(left - right, right);
    }
  }

  @Flow
  interface Difference {
    record Pair(int left, int right) {}

    Pair subtract(int left, int right);

    Subtract subtract();
  }

  @Flow
  interface Swapped {
    record Pair(int left, int right) {}

    Pair subtract(int left, int right);

    @Rename(key = "left", as = "right")
    @Rename(key = "right", as = "left")
    Difference difference();
  }

  @Node
  static class Lookup {
    record Found(Optional<String> nickname) {}

    @Post
    Found find(String name) {
      return new Found(name.equals("Robert") ? Optional.of("Bob") : Optional.empty());
    }
  }

  @Flow
  interface Nicknames {
    record Found(Optional<String> nickname) {}

    Found find(String name);

    Lookup lookup();
  }

  @Flow
  interface NicknameValue {
    @Key("nickname")
    Optional<String> find(String name);

    Lookup lookup();
  }

  @Node
  static class Greet {
    @Exec
    @Key("greeting")
    String greet(String name, Optional<String> nickname) {
      return "Hello " + nickname.orElse(name);
    }
  }

  @Flow
  interface Greeting {
    @Key("greeting")
    String greet(String name);

    @Transition(to = "greet")
    Nicknames nicknames();

    Greet greet();
  }

  @Flow
  interface GreetingByValue {
    @Key("greeting")
    String greet(String name);

    @Transition(to = "greet")
    NicknameValue nicknames();

    Greet greet();
  }

  @Node
  static class Note {
    private final List<String> notes = new ArrayList<>();

    @Exec
    void note(String name) {
      notes.add(name);
    }
  }

  @Flow
  interface Noting {
    void note(String name);

    Note note();
  }

  @Flow
  interface NoteAndMeasure {
    @Key("length")
    int run(String text);

    @Rename(key = "name", as = "text")
    @Transition(to = "measure")
    Noting noting();

    Measure measure();
  }

  @Flow
  interface Quadrupling {
    @Key("number")
    int four(int number);

    @Transition(to = "again")
    Doubling once();

    Doubling again();
  }

  private final EventLog log = new EventLog();
  private final RunOptions logged = RunOptions.builder().listener(log).build();

  @Test
  void aVariantOfTheResultIsAnActionAndItsComponentsAreKeys() {
    NestedResultTest_AnsweringFlow flow =
        new NestedResultTest_AnsweringFlow(
                new NestedResultTest_ReviewFlow(new Judge()), new Praise(), new Blame())
            .with(logged);

    assertThat(flow.answer("four")).isEqualTo("praise 4");
    assertThat(flow.answer(" ")).isEqualTo("blame blank");
    assertThat(log.lines())
        .containsSubsequence(
            "leave review/judge -good->",
            "leave review -accepted->",
            "enter praise",
            "leave review/judge -bad->",
            "leave review -rejected->",
            "enter blame");
  }

  @Test
  void twoNodesOfTheSameFlowTypeWorkOnKeysOfTheirOwn() {
    Length length = new NestedResultTest_LengthFlow(new Measure());

    assertThat(new NestedResultTest_BothFlow(length, length).measure("a", "bcd"))
        .isEqualTo(new Both.Lengths(1, 3));
  }

  @Test
  void renamesThatSwapTwoKeysApplyAtOnceToReadsAndWrites() {
    Difference difference = new NestedResultTest_DifferenceFlow(new Subtract());

    assertThat(difference.subtract(10, 4)).isEqualTo(new Difference.Pair(6, 4));
    // The inner left is the outer right: 4 - 10.
    assertThat(new NestedResultTest_SwappedFlow(difference).subtract(10, 4))
        .isEqualTo(new Swapped.Pair(10, -6));
  }

  @Test
  void anOptionalComponentSetsTheKeyOrLeavesItUnset() {
    Greeting greeting =
        new NestedResultTest_GreetingFlow(
            new NestedResultTest_NicknamesFlow(new Lookup()), new Greet());

    assertThat(greeting.greet("Robert")).isEqualTo("Hello Bob");
    assertThat(greeting.greet("Ada")).isEqualTo("Hello Ada");
  }

  @Test
  void anOptionalResultSetsTheKeyOrLeavesItUnset() {
    GreetingByValue greeting =
        new NestedResultTest_GreetingByValueFlow(
            new NestedResultTest_NicknameValueFlow(new Lookup()), new Greet());

    assertThat(greeting.greet("Robert")).isEqualTo("Hello Bob");
    assertThat(greeting.greet("Ada")).isEqualTo("Hello Ada");
  }

  @Test
  void anOptionalResultOfAFakeSetsTheKeyOrLeavesItUnset() {
    NicknameValue fake =
        new NicknameValue() {
          @Override
          public Optional<String> find(String name) {
            return name.equals("Robert") ? Optional.of("Rob") : Optional.empty();
          }

          @Override
          public Lookup lookup() {
            throw new AssertionError("the run needs the entry only");
          }
        };
    GreetingByValue greeting = new NestedResultTest_GreetingByValueFlow(fake, new Greet());

    assertThat(greeting.greet("Robert")).isEqualTo("Hello Rob");
    assertThat(greeting.greet("Ada")).isEqualTo("Hello Ada");
  }

  @Test
  void aFlowWithoutAResultRunsAndWritesNothing() {
    Note note = new Note();
    NoteAndMeasure flow =
        new NestedResultTest_NoteAndMeasureFlow(
            new NestedResultTest_NotingFlow(note), new Measure());

    assertThat(flow.run("word")).isEqualTo(4);
    assertThat(note.notes).containsExactly("word");
  }

  @Test
  void aFlowOfAnotherPackageRunsInsideThisRun() {
    Doubling doubling = new DoublingFlow(new Doubling.Twice());

    assertThat(new NestedResultTest_QuadruplingFlow(doubling, doubling).with(logged).four(3))
        .isEqualTo(12);
    assertThat(log.lines())
        .containsSubsequence("leave once/twice -default->", "leave again/twice -default->");
  }
}
