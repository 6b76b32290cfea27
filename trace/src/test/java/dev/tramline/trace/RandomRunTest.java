package dev.tramline.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import dev.tramline.trace.ExecutionTree.Branch;
import dev.tramline.trace.ExecutionTree.Ending;
import dev.tramline.trace.ExecutionTree.Item;
import dev.tramline.trace.ExecutionTree.Span;
import dev.tramline.trace.ExecutionTree.Visit;
import dev.tramline.trace.Lines.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random runs with everything in them: what the events said stands in the tree, once. */
class RandomRunTest {

  private static final int RUNS = 300;

  private final List<RunEvent> events = new ArrayList<>();

  /** The tree of a run of {@link Lines.Dynamic} and its failure, if it failed. */
  private ExecutionTree run(int seed, int percentFailing) {
    Random random = new Random(seed);
    List<String> kinds = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      int kind = random.nextInt(5);
      kinds.add(kind == 0 ? "skip" : kind == 1 ? "pair" : Integer.toString(random.nextInt(4)));
    }
    Work work =
        (piece, context) -> {
          String attempt = context.stepId() + "@" + context.attempt() + "@" + seed;
          int dice = new Random(attempt.hashCode()).nextInt(100);
          if (dice < percentFailing) {
            throw new IOException(attempt);
          }
          if (dice > 98 && percentFailing > 0) {
            throw new AssertionError(attempt);
          }
        };
    ExecutionTree.Recorder recorder = new ExecutionTree.Recorder();
    RunOptions options =
        RunOptions.builder()
            .clock(new TickingClock())
            .listener(
                event -> {
                  events.add(event);
                  recorder.onEvent(event);
                })
            .build();
    events.clear();
    Throwable failure =
        catchThrowable(() -> new Flows(work, options).dynamic().run(kinds, 1 + random.nextInt(3)));
    ExecutionTree tree = recorder.tree();
    if (failure == null) {
      assertThat(tree.ending()).isInstanceOf(Ending.Finished.class);
    } else {
      assertThat(tree.ending())
          .isInstanceOfSatisfying(
              Ending.Failed.class, failed -> assertThat(failed.cause()).isSameAs(failure));
    }
    return tree;
  }

  private <E extends RunEvent> List<E> of(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static Stream<Span> spans(List<? extends Span> spans) {
    return spans.stream().flatMap(span -> Stream.concat(Stream.of(span), spans(span.children())));
  }

  private static List<Visit> visits(ExecutionTree tree) {
    return spans(tree.visits())
        .filter(Visit.class::isInstance)
        .map(Visit.class::cast)
        .sorted(Comparator.comparing(Visit::started))
        .toList();
  }

  @Test
  void everyVisitPartAndAttemptStandsInTheTreeOnce() {
    int failed = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      ExecutionTree tree = run(seed, seed % 3 * 15);

      failed += tree.ending() instanceof Ending.Failed ? 1 : 0;
      assertThat(tree.leftOut()).isZero();
      assertThat(visits(tree))
          .map(visit -> visit.node() + " " + visit.step())
          .containsExactlyInAnyOrderElementsOf(
              of(RunEvent.NodeStarted.class).stream()
                  .map(event -> event.node() + " " + event.where().step())
                  .toList());
      assertThat(visits(tree))
          .map(visit -> visit.step() + visit.action() + visit.ending())
          .containsExactlyInAnyOrderElementsOf(
              of(RunEvent.NodeFinished.class).stream()
                  .map(event -> event.where().step() + event.action() + ending(event))
                  .toList());
      assertThat(spans(tree.visits()).flatMap(span -> TreeText.failedAttempts(span).stream()))
          .map(attempt -> attempt.cause().getMessage())
          .containsExactlyInAnyOrderElementsOf(
              of(RunEvent.AttemptFailed.class).stream()
                  .map(event -> event.cause().getMessage())
                  .toList());
      assertThat(spans(tree.visits()).filter(span -> !(span instanceof Visit)))
          .hasSameSizeAs(of(RunEvent.PartFinished.class));
    }
    assertThat(failed).isBetween(RUNS / 10, RUNS - RUNS / 3);
  }

  private static Ending ending(RunEvent.NodeFinished event) {
    if (event.failure().isEmpty()) {
      return new Ending.Finished(event.duration());
    }
    Throwable failure = event.failure().get();
    return failure instanceof RunCancelledException
        ? new Ending.Stopped()
        : new Ending.Failed(failure, event.duration());
  }

  /** When, counted in events, a part of a run began and ended. */
  private record Lifetime(int began, int ended) {}

  /** By step, with that of a branch as its fork's, a dot and its number. */
  private Map<String, Lifetime> lifetimes() {
    Map<String, Lifetime> lifetimes = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      RunEvent event = events.get(i);
      if (event instanceof RunEvent.NodeStarted) {
        lifetimes.put(event.where().step(), new Lifetime(i, -1));
      } else if (event instanceof RunEvent.PartStarted part) {
        lifetimes.put(Place.ofPart(part, part.part()).step(), new Lifetime(i, -1));
      } else if (event instanceof RunEvent.NodeFinished) {
        end(lifetimes, event.where().step(), i);
      } else if (event instanceof RunEvent.PartFinished part) {
        end(lifetimes, Place.ofPart(part, part.part()).step(), i);
      }
    }
    return lifetimes;
  }

  private static void end(Map<String, Lifetime> lifetimes, String step, int at) {
    lifetimes.computeIfPresent(step, (s, life) -> new Lifetime(life.began(), at));
  }

  @Test
  void childrenLieWithinTheirParents() {
    for (int seed = 0; seed < RUNS; seed++) {
      ExecutionTree tree = run(seed, 0);
      Map<String, Lifetime> lifetimes = lifetimes();
      for (Visit visit : tree.visits()) {
        assertChildrenWithin(visit, visit.step(), lifetimes);
      }
    }
  }

  private static void assertChildrenWithin(
      Span parent, String step, Map<String, Lifetime> lifetimes) {
    Lifetime around = lifetimes.get(step);
    for (Span child : parent.children()) {
      String childStep = step(child, step);
      Lifetime inside = lifetimes.get(childStep);
      assertThat(childStep).startsWith(step.replaceFirst("/\\d+$", ""));
      if (!(child instanceof Branch)) {
        assertThat(inside.ended()).isGreaterThan(inside.began()).isLessThan(around.ended());
      } else if (parent instanceof Visit) { // the visit has returned when its branches begin
        assertThat(inside.began()).isGreaterThan(around.ended());
      }
      assertThat(inside.began()).isGreaterThan(around.began());
      assertChildrenWithin(child, childStep, lifetimes);
    }
  }

  private static String step(Span span, String around) {
    if (span instanceof Visit visit) {
      return visit.step();
    }
    return span instanceof Item item
        ? around + "/" + item.number()
        : around + "." + ((Branch) span).number();
  }

  @Test
  void aFailedRunHasNothingThatStillRunsAndNamesWhereItFailed() {
    int failed = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      ExecutionTree tree = run(seed, 30);
      List<Span> spans = spans(tree.visits()).toList();

      assertThat(spans).noneMatch(span -> span.ending() instanceof Ending.Running);
      if (tree.ending() instanceof Ending.Failed failure
          && failure.cause() instanceof RuntimeException) {
        failed++;
        assertThat(spans)
            .anySatisfy(
                span ->
                    assertThat(span.ending())
                        .isInstanceOfSatisfying(
                            Ending.Failed.class,
                            e -> assertThat(e.cause()).isSameAs(failure.cause().getCause())));
        assertThat(tree.unfinished()).isNotEmpty();
      }
      assertThat(tree.unfinished().isEmpty()).isEqualTo(tree.ending() instanceof Ending.Finished);
    }
    assertThat(failed).isGreaterThan(RUNS / 10);
  }

  @Test
  void theDiagramHasEachVisitAndEachArrowLeadsSomewhere() {
    for (int seed = 0; seed < RUNS; seed++) {
      ExecutionTree tree = run(seed, seed % 2 * 20);
      List<String> lines = tree.toMermaid().lines().map(String::strip).toList();

      long drawn = lines.stream().filter(line -> line.matches("(subgraph )?v\\d+\\[.*")).count();
      assertThat(drawn)
          .isEqualTo(
              spans(tree.visits()).filter(s -> s instanceof Visit || s instanceof Item).count());
      assertThat(lines.stream().filter(line -> line.equals("end")).count())
          .isEqualTo(lines.stream().filter(line -> line.startsWith("subgraph ")).count());
      assertThat(lines.stream().filter(line -> line.contains("-> ")).toList())
          .doesNotHaveDuplicates()
          .allMatch(
              line -> line.matches("(run|v\\d+) (-->|-\\.->)( ?\\|\".*\"\\|)? (v\\d+|ending)"));
    }
  }
}
