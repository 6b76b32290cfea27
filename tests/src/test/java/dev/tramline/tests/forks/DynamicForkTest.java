package dev.tramline.tests.forks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Each;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Join;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.Out;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A list of outcomes starts a branch for each of them. */
class DynamicForkTest {

  @Node
  static class Split {
    record Next(String query, @Append("log") String line) {}

    @Post
    List<Next> split(String question) {
      return question.isEmpty()
          ? List.of()
          : Arrays.stream(question.split(" ")).map(word -> new Next(word, "ask " + word)).toList();
    }
  }

  @Node
  static class Search {
    record Found(String passage, @Append("log") String line) {}

    @Exec
    String search(String query, String question, RunContext context) {
      return query + " of " + question.length() + " at " + context.stepId();
    }

    @Post
    Found found(@Exec String passage, String query) {
      return new Found(passage, "found " + query);
    }
  }

  @Node
  static class Answer {
    record Done(String answer) {}

    @Post
    Done answer(List<String> query, List<String> passage, List<String> log) {
      return new Done(query + " " + passage + " " + log);
    }
  }

  @Flow
  interface Research {
    @Key("answer")
    String research(String question);

    @Transition(to = "search")
    Split split();

    @Transition(to = "answer")
    Search search();

    @Join
    Answer answer();
  }

  private final Research research =
      new DynamicForkTest_ResearchFlow(new Split(), new Search(), new Answer());

  @Test
  void eachOutcomeStartsABranchAndItsKeysAreListsAfterwards() {
    assertThat(research.research("a b"))
        .isEqualTo(
            "[a, b] [a of 3 at split/0.0/search/0, b of 3 at split/0.1/search/0]"
                + " [ask a, found a, ask b, found b]");
  }

  @Test
  void noOutcomeAtAllGoesToTheJoinWithEmptyLists() {
    assertThat(research.research("")).isEqualTo("[] [] []");
  }

  @Test
  void manyBranchesKeepTheirOrder() {
    String question =
        String.join(" ", IntStream.range(0, 500).mapToObj(Integer::toString).toList());
    assertThat(research.research(question))
        .startsWith("[" + question.replace(" ", ", ") + "] [0 of ");
  }

  // ---- variants, optional components, a stream, branches without nodes ----

  @Node
  static class Route {
    static final AtomicBoolean CLOSED = new AtomicBoolean();

    sealed interface Next {
      record Deep(int number) implements Next {}

      record Shallow(Optional<String> note) implements Next {}

      record Skip() implements Next {}
    }

    @Post
    Stream<Next> route(List<Integer> numbers, Out<Integer> total) {
      total.set(numbers.stream().mapToInt(Integer::intValue).sum());
      CLOSED.set(false);
      return numbers.stream()
          .<Next>map(
              number ->
                  switch (number % 3) {
                    case 0 -> new Next.Skip();
                    case 1 -> new Next.Deep(number);
                    default ->
                        new Next.Shallow(
                            number > 5 ? Optional.of("note " + number) : Optional.empty());
                  })
          .onClose(() -> CLOSED.set(true));
    }
  }

  @Node
  static class Square {
    @Exec
    @Key("square")
    int square(int number) {
      return number * number;
    }
  }

  @Node
  static class Gather {
    @Exec
    @Key("text")
    String gather(
        List<Integer> number, List<Integer> square, List<String> note, Optional<Integer> total) {
      return number + " " + square + " " + note + " " + total.orElse(-1);
    }
  }

  @Flow
  interface Routing {
    @Key("text")
    String run(List<Integer> numbers);

    @Transition(value = "deep", to = "square")
    @Transition(value = "shallow", to = "gather")
    @Transition(value = "skip", to = "gather")
    Route route();

    @Transition(to = "gather")
    Square square();

    @Join
    Gather gather();
  }

  @Test
  void variantsGoDifferentWaysAndContributeWhatTheySet() {
    String text =
        new DynamicForkTest_RoutingFlow(new Route(), new Square(), new Gather())
            .run(List.of(1, 2, 3, 4, 8));
    assertThat(text).isEqualTo("[1, 4] [1, 16] [note 8] 18");
    assertThat(Route.CLOSED).isTrue();
  }

  // ---- nested forks ----

  @Node
  static class Chapters {
    record Next(String chapter) {}

    @Post
    List<Next> split(String book) {
      return Arrays.stream(book.split(";")).map(Next::new).toList();
    }
  }

  @Node
  static class Lines {
    record Next(String line) {}

    @Post
    List<Next> split(String chapter) {
      return Arrays.stream(chapter.split(",")).map(Next::new).toList();
    }
  }

  @Node
  static class Shout {
    @Exec
    @Key("loud")
    String shout(String line, String chapter) {
      return line.toUpperCase(java.util.Locale.ROOT) + "/" + chapter.length();
    }
  }

  @Node
  static class Chapter {
    @Exec
    @Key("summary")
    String sum(List<String> loud) {
      return String.join("+", loud);
    }
  }

  @Node
  static class Book {
    @Exec
    @Key("all")
    String sum(List<String> summary, List<List<String>> loud, List<List<String>> line) {
      return summary + " " + loud + " " + line;
    }
  }

  @Flow
  interface Library {
    @Key("all")
    String read(String book);

    @Transition(to = "lines")
    Chapters chapters();

    @Transition(to = "shout")
    Lines lines();

    @Transition(to = "chapter")
    Shout shout();

    @Join
    @Transition(to = "book")
    Chapter chapter();

    @Join
    Book book();
  }

  private static Library library(Executor executor) {
    Library flow =
        new DynamicForkTest_LibraryFlow(
            new Chapters(), new Lines(), new Shout(), new Chapter(), new Book());
    return executor == null
        ? flow
        : ((DynamicForkTest_LibraryFlow) flow)
            .with(RunOptions.builder().executor(executor).build());
  }

  private static final String READ = "[A/3+B/3, C/1] [[A/3, B/3], [C/1]] [[a, b], [c]]";

  @Test
  void innerForksJoinFirstAndGiveListsOfLists() {
    assertThat(library(null).read("a,b;c")).isEqualTo(READ);
  }

  @Test
  void nestedForksCannotLockEachOtherOutOfABoundedExecutor() {
    ExecutorService one = Executors.newSingleThreadExecutor();
    List<Runnable> never = new ArrayList<>();
    try {
      assertThat(library(one).read("a,b;c")).isEqualTo(READ);
      assertThat(library(Runnable::run).read("a,b;c")).isEqualTo(READ);
      assertThat(library(never::add).read("a,b;c")).isEqualTo(READ);
      assertThat(((DynamicForkTest_LibraryFlow) library(one)).start("a,b;c").join())
          .isEqualTo(READ);
    } finally {
      one.shutdown();
    }
  }

  // ---- enums and strings ----

  @Node
  static class Votes {
    enum Vote {
      YES,
      NO
    }

    @Post
    List<Vote> vote(int yes, int no) {
      List<Vote> votes = new ArrayList<>();
      IntStream.range(0, yes).forEach(i -> votes.add(Vote.YES));
      IntStream.range(0, no).forEach(i -> votes.add(Vote.NO));
      return votes;
    }
  }

  @Node
  static class Say {
    record Said(@Append("said") String word) {}

    private final String word;

    Say(String word) {
      this.word = word;
    }

    @Post
    Said say() {
      return new Said(word);
    }
  }

  @Flow
  interface Voting {
    @Key("said")
    List<String> run(int yes, int no);

    Votes votes();

    Say yes();

    Say no();
  }

  @Test
  void constantsStartBranchesThatRunToTheExit() {
    Voting voting = new DynamicForkTest_VotingFlow(new Votes(), new Say("yes"), new Say("no"));
    assertThat(voting.run(2, 1)).containsExactly("yes", "yes", "no");
    assertThat(voting.run(0, 0)).isEmpty();
  }

  @Node
  static class Words {
    @Post
    @Transition("left")
    @Transition("right")
    List<String> go(String text) {
      return Arrays.asList(text.split(" "));
    }
  }

  @Flow
  interface Directions {
    @Key("said")
    List<String> run(String text);

    Words words();

    Say left();

    Say right();
  }

  @Test
  void declaredActionsDoToo() {
    Directions directions =
        new DynamicForkTest_DirectionsFlow(new Words(), new Say("L"), new Say("R"));
    assertThat(directions.run("left right left")).containsExactly("L", "R", "L");
    assertThatThrownBy(() -> directions.run("left up"))
        .isInstanceOf(NodeFailedException.class)
        .hasMessageContaining("returned action \"up\"");
  }

  // ---- a fork in a loop, and a static fork within a dynamic one ----

  @Node
  static class Round {
    sealed interface Next {
      record Go(int round) implements Next {}

      record Stop() implements Next {}
    }

    @Post
    Next round(Optional<Integer> round, Optional<List<String>> pair) {
      return round.orElse(0) < 3 ? new Next.Go(round.orElse(0) + 1) : new Next.Stop();
    }
  }

  @Node
  static class Pair {
    record Next(int part) {}

    @Post
    List<Next> pair(int round) {
      return List.of(new Next(round), new Next(-round));
    }
  }

  @Node
  static class Left {
    @Exec
    @Key("left")
    String run(int part) {
      return "l" + part;
    }
  }

  @Node
  static class Right {
    @Exec
    @Key("right")
    String run(int part) {
      return "r" + part;
    }
  }

  @Node
  static class Both {
    @Exec
    @Key("pair")
    String run(String left, String right) {
      return left + right;
    }
  }

  @Node
  static class Remember {
    @Exec
    @Append("pairs")
    String remember(List<String> pair) {
      return pair.toString();
    }
  }

  @Flow
  interface Rounds {
    @Key("pairs")
    List<String> run();

    @Transition(value = "go", to = "pair")
    @Exit("stop")
    Round round();

    @Transition(to = {"left", "right"})
    Pair pair();

    @Transition(to = "both")
    Left left();

    @Transition(to = "both")
    Right right();

    @Join
    @Transition(to = "remember")
    Both both();

    @Join
    @Transition(to = "round")
    Remember remember();
  }

  @Test
  void aForkCanRunAgainAndItsBranchesForkAtOnce() {
    assertThat(
            new DynamicForkTest_RoundsFlow(
                    new Round(), new Pair(), new Left(), new Right(), new Both(), new Remember())
                .run())
        .containsExactly("[l1r1, l-1r-1]", "[l2r2, l-2r-2]", "[l3r3, l-3r-3]");
  }

  // ---- step ids ----

  @Node
  static class Where {
    @Exec
    @Append("steps")
    String where(RunContext context) {
      return context.stepId();
    }
  }

  @Node
  static class Begin {
    @Exec
    void begin(int number) {}
  }

  @Flow
  interface Element {
    record Result(List<String> steps) {}

    Result run(int number);

    @Transition(to = "where")
    Begin begin();

    Where where();
  }

  @Flow
  interface ElementsThenBranches {
    record Result(List<List<String>> steps, List<String> later) {}

    Result run(List<Integer> numbers);

    @Each(value = "numbers", item = "number")
    @Transition(to = {"where", "other"})
    Element element();

    @Rename(key = "steps", as = "later")
    Where where();

    @Rename(key = "steps", as = "later")
    Where other();
  }

  @Test
  void branchesHaveOtherStepsThanElementsAtTheSameNode() {
    Where where = new Where();
    ElementsThenBranches.Result result =
        new DynamicForkTest_ElementsThenBranchesFlow(
                new DynamicForkTest_ElementFlow(new Begin(), where), where, where)
            .run(List.of(1, 2));
    assertThat(result.steps())
        .containsExactly(List.of("element/0/0/where/0"), List.of("element/0/1/where/0"));
    assertThat(result.later()).containsExactly("element/0.0/where/0", "element/0.1/other/0");
  }
}
