package dev.tramline.tests.forks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Join;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.Out;
import dev.tramline.runtime.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A node that forks and returns what it must not fails, before any branch has started. */
class BrokenForkTest {

  @Node
  static class Records {
    record Go(String word) {}

    private final Supplier<List<Go>> outcomes;

    Records(Supplier<List<Go>> outcomes) {
      this.outcomes = outcomes;
    }

    @Post
    @Transition("work")
    List<Go> fork() {
      return outcomes.get();
    }
  }

  @Node
  static class Work {
    private final List<String> log;

    Work(List<String> log) {
      this.log = log;
    }

    @Exec
    void work(String word) {
      log.add(word);
    }
  }

  @Flow
  interface OfRecords {
    @Key("word")
    List<String> run();

    Records fork();

    Work work();
  }

  @Node
  static class Texts {
    private final Supplier<Stream<String>> outcomes;

    Texts(Supplier<Stream<String>> outcomes) {
      this.outcomes = outcomes;
    }

    @Post
    @Transition("left")
    @Transition("right")
    Stream<String> fork() {
      return outcomes.get();
    }
  }

  @Flow
  interface OfTexts {
    void run();

    @Exit("left")
    @Exit("right")
    Texts fork();
  }

  @Node
  static class Promises {
    enum Next {
      COUNTED,
      NAMED
    }

    @Post
    @Transition(value = "counted", writes = "count")
    @Transition(
        value = "named",
        writes = {"count", "name"})
    List<Next> fork(List<String> actions, Out<Integer> count, Out<String> name) {
      if (!actions.contains("uncounted")) {
        count.set(actions.size());
      }
      if (actions.contains("name")) {
        name.set("set");
      }
      return actions.stream()
          .filter(action -> action.equals(action.toUpperCase(java.util.Locale.ROOT)))
          .map(Next::valueOf)
          .toList();
    }
  }

  @Node
  static class Counted {
    @Exec
    @Key("seen")
    String see(int count) {
      return "counted " + count;
    }
  }

  @Node
  static class Named {
    @Exec
    @Key("seen")
    String see(int count, String name) {
      return name + " " + count;
    }
  }

  @Node
  static class Meet {
    @Exec
    @Key("total")
    String meet(int count, List<String> seen) {
      return count + " " + seen;
    }
  }

  @Flow
  interface OfPromises {
    @Key("total")
    String run(@SuppressWarnings("TL393") List<String> actions);

    Promises fork();

    @Transition(to = "meet")
    Counted counted();

    @Transition(to = "meet")
    Named named();

    @Join
    Meet meet();
  }

  private final List<String> log = new ArrayList<>();

  private OfRecords records(Supplier<List<Records.Go>> outcomes) {
    return new BrokenForkTest_OfRecordsFlow(new Records(outcomes), new Work(log));
  }

  private static OfTexts texts(Supplier<Stream<String>> outcomes) {
    return new BrokenForkTest_OfTextsFlow(new Texts(outcomes));
  }

  private static String promises(String... actions) {
    return new BrokenForkTest_OfPromisesFlow(new Promises(), new Counted(), new Named(), new Meet())
        .run(List.of(actions));
  }

  private static NodeFailedException failure(ThrowingCallable run) {
    NodeFailedException failure = catchThrowableOfType(NodeFailedException.class, run);
    assertThat(failure).isNotNull();
    assertThat(failure.node()).isEqualTo("fork");
    assertThat(failure.stage()).isEqualTo(Stage.POST);
    return failure;
  }

  @Test
  void noListAtAll() {
    assertThat(failure(() -> records(() -> null).run()))
        .hasMessageContaining("@Post method fork returned null");
  }

  @Test
  void aNullElementIsNamedByItsIndex() {
    List<Records.Go> outcomes = Arrays.asList(new Records.Go("a"), null);

    assertThat(failure(() -> records(() -> outcomes).run()))
        .hasMessageContaining("@Post method fork returned null as element 1");
    assertThat(log).isEmpty();
  }

  @Test
  void aNullComponentNamesTheKey() {
    List<Records.Go> outcomes = List.of(new Records.Go("a"), new Records.Go(null));

    assertThat(failure(() -> records(() -> outcomes).run()))
        .hasMessageContaining("null for key \"word\"");
    assertThat(log).isEmpty();
  }

  @Test
  void aListThatIsChangedLaterChangesNothing() {
    List<Records.Go> outcomes = new ArrayList<>(List.of(new Records.Go("a")));
    OfRecords flow =
        new BrokenForkTest_OfRecordsFlow(
            new Records(() -> outcomes),
            new Work(log) {
              @Override
              void work(String word) {
                outcomes.clear();
              }
            });

    assertThat(flow.run()).containsExactly("a");
  }

  @Test
  void anUndeclaredActionIsNamed() {
    assertThat(failure(() -> texts(() -> Stream.of("left", "middle")).run()))
        .hasMessageContaining("@Post method fork returned action \"middle\"")
        .hasMessageContaining("\"left\", \"right\"");
  }

  @Test
  void aNullActionIsNamedByItsIndex() {
    assertThat(failure(() -> texts(() -> Stream.of("left", null)).run()))
        .hasMessageContaining("returned null as element 1");
  }

  @Test
  void noStreamAtAll() {
    assertThat(failure(() -> texts(() -> null).run()))
        .hasMessageContaining("@Post method fork returned null");
  }

  @Test
  void aStreamThatFailsFailsTheNodeAndIsClosed() {
    Stream<String> outcomes =
        Stream.of("left", "right")
            .map(
                action -> {
                  if (action.equals("right")) {
                    throw new IllegalArgumentException("no way " + action);
                  }
                  return action;
                })
            .onClose(() -> log.add("closed"));

    assertThat(failure(() -> texts(() -> outcomes).run()))
        .hasCauseInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no way right");
    assertThat(log).containsExactly("closed");
  }

  @Test
  void promisesThatAreKeptHoldInTheBranchesAndBehindTheJoin() {
    assertThat(promises("COUNTED", "NAMED", "name")).isEqualTo("3 [counted 3, set 3]");
  }

  @Test
  void aPromiseIsCheckedForEachElement() {
    assertThat(failure(() -> promises("COUNTED", "NAMED")))
        .hasMessageContaining("action \"named\" promises to write key \"name\"");
  }

  @Test
  void aPromiseOfAnActionThatIsNotTakenNeedNotBeKept() {
    assertThat(promises("COUNTED")).isEqualTo("1 [counted 1]");
  }

  @Test
  void whatEveryActionPromisesHoldsWithoutABranchToo() {
    assertThat(promises("none")).isEqualTo("1 []");
    assertThat(failure(() -> promises("uncounted")))
        .hasMessageContaining("every action promises to write key \"count\"");
  }
}
