package dev.tramline.tests.stress;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Each;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Join;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.RunContext;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A flow with everything that runs side by side: a dynamic fork in a dynamic fork with a batch and
 * an {@code @Each} sub-flow inside, which forks again; a static fork and a loop in branches; keys
 * that are appended to everywhere, and keys that only some branches set.
 */
@Flow
interface Forest {

  record Result(String text, List<String> log) {}

  Result grow(List<Item> items);

  @Transition(value = "tree", to = "twigs")
  @Transition(
      value = "pair",
      to = {"left", "right"})
  @Transition(value = "skip", to = "gather")
  Split split();

  @Transition(to = "weigh")
  Twigs twigs();

  @Transition(to = "polish")
  Weigh weigh();

  @Each(value = "leaves", item = "leaf", concurrency = 2)
  @Transition(to = "twig")
  Polish polish();

  @Transition(to = "crown")
  Twig twig();

  @Join
  @Transition(to = "gather")
  Crown crown();

  @Transition(to = "both")
  Left left();

  @Transition(to = "further")
  Right right();

  @Transition(to = "both")
  Further further();

  @Join
  @Transition(to = "gather")
  Both both();

  @Transition(value = "again", to = "spin")
  @Transition(value = "done", to = "gather")
  Spin spin();

  @Join
  Gather gather();

  /** The same, but branches run one after the other. */
  @Flow(concurrency = 1)
  interface OneByOne {

    Result grow(List<Item> items);

    @Transition(value = "tree", to = "twigs")
    @Transition(
        value = "pair",
        to = {"left", "right"})
    @Transition(value = "skip", to = "gather")
    Split split();

    @Transition(to = "weigh")
    Twigs twigs();

    @Transition(to = "polish")
    Weigh weigh();

    @Each(value = "leaves", item = "leaf", concurrency = 2)
    @Transition(to = "twig")
    Polish polish();

    @Transition(to = "crown")
    Twig twig();

    @Join
    @Transition(to = "gather")
    Crown crown();

    @Transition(to = "both")
    Left left();

    @Transition(to = "further")
    Right right();

    @Transition(to = "both")
    Further further();

    @Join
    @Transition(to = "gather")
    Both both();

    @Transition(value = "again", to = "spin")
    @Transition(value = "done", to = "gather")
    Spin spin();

    @Join
    Gather gather();
  }

  /** One leaf, on which two work at once. */
  @Flow
  interface Polish {
    record Result(String shine, List<String> marks) {}

    Result polish(Item leaf);

    @Transition(to = {"wax", "buff"})
    Sand sand();

    @Transition(to = "finish")
    Wax wax();

    @Transition(to = "finish")
    Buff buff();

    @Join
    Finish finish();
  }

  /** A node that works by a script. */
  abstract class Scripted {
    private final Script script;

    Scripted(Script script) {
      this.script = script;
    }

    final String work(String place, Item item, RunContext context) throws IOException {
      return work(place, item.id(), context);
    }

    final String work(String place, int id, RunContext context) throws IOException {
      String piece = place + ":" + id;
      script.work(piece, context);
      return piece;
    }
  }

  @Node
  class Split extends Scripted {
    sealed interface Next {
      record Tree(Item item, @Append("log") String line) implements Next {}

      record Pair(Item item) implements Next {}

      record Spin(Item item, int rounds, @Append("log") String line) implements Next {}

      record Skip(Optional<String> note) implements Next {}
    }

    Split(Script script) {
      super(script);
    }

    @Exec
    @Key("begun")
    @Retry(attempts = Script.ATTEMPTS)
    String exec(RunContext context) throws IOException {
      return work("split", 0, context);
    }

    @Post
    List<Next> split(List<Item> items) {
      return items.stream().map(Split::next).toList();
    }

    private static Next next(Item item) {
      return switch (item.kind()) {
        case TREE -> new Next.Tree(item, "tree:" + item.id());
        case PAIR -> new Next.Pair(item);
        case SPIN -> new Next.Spin(item, item.rounds(), "spin:" + item.id());
        case SKIP ->
            new Next.Skip(item.hasNote() ? Optional.of("note:" + item.id()) : Optional.empty());
      };
    }
  }

  @Node
  class Twigs {
    record Next(Item branch, List<Item> leaves, @Append("log") String line) {}

    @Post
    List<Next> twigs(Item item) {
      return item.parts().stream()
          .map(twig -> new Next(twig, twig.parts(), "twig:" + twig.id()))
          .toList();
    }
  }

  @Node
  class Weigh extends Scripted {
    Weigh(Script script) {
      super(script);
    }

    @Prep
    List<Item> leaves(List<Item> leaves) {
      return leaves;
    }

    @Exec
    @Batch(concurrency = 3)
    @Key("weights")
    @Retry(attempts = Script.ATTEMPTS)
    String weigh(@Prep Item leaf, RunContext context) throws IOException {
      return work("weigh", leaf, context);
    }
  }

  @Node
  class Twig extends Scripted {
    record Done(String summary, @Append("log") String line) {}

    Twig(Script script) {
      super(script);
    }

    @Exec
    @Retry(attempts = Script.ATTEMPTS)
    String exec(Item branch, RunContext context) throws IOException {
      return work("done", branch, context);
    }

    @Post
    Done sum(
        @Exec String done, List<String> weights, List<String> shine, List<List<String>> marks) {
      return new Done(weights + " " + shine + " " + marks, done);
    }
  }

  @Node
  class Crown extends Scripted {
    Crown(Script script) {
      super(script);
    }

    @Exec
    @Append("log")
    @Retry(attempts = Script.ATTEMPTS)
    String exec(Item item, RunContext context) throws IOException {
      return work("crown", item, context);
    }
  }

  @Node
  class Left extends Scripted {
    record Told(String left, @Append("log") String line) {}

    Left(Script script) {
      super(script);
    }

    @Exec
    @Retry(attempts = Script.ATTEMPTS)
    String exec(Item item, RunContext context) throws IOException {
      return work("left", item, context);
    }

    @Post
    Told tell(@Exec String left) {
      return new Told(left, left);
    }
  }

  @Node
  class Right extends Scripted {
    record Told(String right, @Append("log") String line) {}

    Right(Script script) {
      super(script);
    }

    @Exec
    @Retry(attempts = Script.ATTEMPTS)
    String exec(Item item, RunContext context) throws IOException {
      return work("right", item, context);
    }

    @Post
    Told tell(@Exec String right) {
      return new Told(right, right);
    }
  }

  @Node
  class Further extends Scripted {
    Further(Script script) {
      super(script);
    }

    @Exec
    @Append("log")
    @Retry(attempts = Script.ATTEMPTS)
    String exec(Item item, String right, RunContext context) throws IOException {
      return work("further", item, context) + " after " + right;
    }
  }

  @Node
  class Both extends Scripted {
    record Made(String pair, @Append("log") String line) {}

    Both(Script script) {
      super(script);
    }

    @Exec
    @Retry(attempts = Script.ATTEMPTS)
    String exec(Item item, RunContext context) throws IOException {
      return work("both", item, context);
    }

    @Post
    Made made(@Exec String both, String left, String right) {
      return new Made(left + "+" + right, both);
    }
  }

  @Node
  class Spin extends Scripted {
    sealed interface Next {
      record Again(int rounds, @Append("log") String line) implements Next {}

      record Done(String spun) implements Next {}
    }

    Spin(Script script) {
      super(script);
    }

    @Exec
    @Retry(attempts = Script.ATTEMPTS)
    String exec(Item item, int rounds, RunContext context) throws IOException {
      return work("round" + rounds, item, context);
    }

    @Post
    Next next(@Exec String round, int rounds) {
      return rounds == 0 ? new Next.Done(round) : new Next.Again(rounds - 1, round);
    }
  }

  @Node
  class Gather extends Scripted {
    record Made(String text, @Append("log") String line) {}

    Gather(Script script) {
      super(script);
    }

    @Exec
    @Retry(attempts = Script.ATTEMPTS)
    String exec(RunContext context) throws IOException {
      return work("gather", 0, context);
    }

    @Post
    Made gather(
        @Exec String line,
        String begun,
        List<Item> item,
        List<List<String>> summary,
        List<String> pair,
        List<String> spun,
        List<String> note) {
      List<Integer> ids = item.stream().map(Item::id).toList();
      return new Made(begun + ids + " " + summary + " " + pair + " " + spun + " " + note, line);
    }
  }

  @Node
  class Sand extends Scripted {
    Sand(Script script) {
      super(script);
    }

    @Exec
    @Append("marks")
    @Retry(attempts = Script.ATTEMPTS)
    String exec(Item leaf, RunContext context) throws IOException {
      return work("sand", leaf, context);
    }
  }

  @Node
  class Wax extends Scripted {
    Wax(Script script) {
      super(script);
    }

    @Exec
    @Append("marks")
    @Retry(attempts = Script.ATTEMPTS)
    String exec(Item leaf, RunContext context) throws IOException {
      return work("wax", leaf, context);
    }
  }

  @Node
  class Buff extends Scripted {
    Buff(Script script) {
      super(script);
    }

    @Exec
    @Append("marks")
    @Retry(attempts = Script.ATTEMPTS)
    String exec(Item leaf, RunContext context) throws IOException {
      return work("buff", leaf, context);
    }
  }

  @Node
  class Finish extends Scripted {
    Finish(Script script) {
      super(script);
    }

    @Exec
    @Key("shine")
    @Retry(attempts = Script.ATTEMPTS)
    String exec(Item leaf, RunContext context) throws IOException {
      return work("finish", leaf, context);
    }
  }
}
