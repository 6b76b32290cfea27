package dev.tramline.trace;

import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What a run did: its visits in order, what they chose, how often they tried, and inside them the
 * visits of nested flows, the items of batches, the elements of {@code @Each} and the branches of
 * forks. Immutable; a run in progress can be looked at as well.
 *
 * <pre>{@code
 * ExecutionTree.Recorder recorder = new ExecutionTree.Recorder();
 * Research research =
 *     new ResearchFlow(decide, search, answer)
 *         .with(RunOptions.builder().listener(recorder).build());
 * research.research("Who won the 2024 Nobel Prize in Physics?");
 * System.out.println(recorder.tree().toText());
 * }</pre>
 *
 * @param runId the run
 * @param flow the simple name of the flow
 * @param started when the run began
 * @param ending how it ended, if it has
 * @param visits the visits of the outermost flow, in the order they began
 * @param leftOut how many visits, items, branches and failed attempts had no room
 */
public record ExecutionTree(
    String runId, String flow, Instant started, Ending ending, List<Visit> visits, long leftOut) {

  /** Copies the visits. */
  public ExecutionTree {
    visits = List.copyOf(visits);
  }

  /**
   * Records a started run to its end.
   *
   * @param run the run, which must not have made more than 1,024 events yet
   * @return the tree once the run has ended, however it did; of a long run the first entries, as
   *     many as a {@link Recorder} keeps by default, and how many were {@link #leftOut}. It fails
   *     with an {@link IllegalStateException} if events are missing: the run had made too many, or
   *     none because it was cancelled before it began, or this machine was too far behind it
   */
  public static CompletableFuture<ExecutionTree> of(FlowRun<?> run) {
    RunSubscriber subscriber = new RunSubscriber();
    run.events().subscribe(subscriber);
    return subscriber.tree();
  }

  /**
   * Returns the innermost visits that have not finished: where a run in progress is at work, and
   * where one that failed or was cancelled ended.
   *
   * @return in the order of the tree; empty if the run has finished
   */
  public List<Visit> unfinished() {
    List<Visit> found = new ArrayList<>();
    for (Visit visit : visits) {
      addUnfinished(visit, found);
    }
    return List.copyOf(found);
  }

  private static void addUnfinished(Span span, List<Visit> found) {
    int before = found.size();
    for (Span child : span.children()) {
      addUnfinished(child, found);
    }
    boolean innermost = found.size() == before;
    if (innermost && span instanceof Visit visit && !(visit.ending() instanceof Ending.Finished)) {
      found.add(visit);
    }
  }

  /**
   * Returns the tree as text: a line for the run, and for each visit, item, branch and failed
   * attempt a line beneath what it belongs to. Without times, so that a test can compare it.
   *
   * @return the text, lines ended by {@code \n}
   */
  public String toText() {
    return new TreeText(false).of(this);
  }

  /**
   * Returns the tree as text, with how long everything took.
   *
   * @return the lines of {@link #toText}, those of what has finished with a duration at the end
   */
  public String toTimedText() {
    return new TreeText(true).of(this);
  }

  /**
   * Returns the tree as a Mermaid flow chart: the visits in order, with the actions on the arrows;
   * branches as ways that part and meet; what has visits or items inside as a subgraph.
   *
   * @return the text, lines ended by {@code \n}
   */
  public String toMermaid() {
    return new TreeDiagram().of(this);
  }

  /** A part of a run that lasts some time. */
  public sealed interface Span {

    /**
     * Returns when it began.
     *
     * @return the time by the clock of the run
     */
    Instant started();

    /**
     * Returns how it ended.
     *
     * @return how, or that it has not
     */
    Ending ending();

    /**
     * Returns what happened inside.
     *
     * @return in the order it began; items and branches, which may run beside each other, by number
     */
    List<Span> children();
  }

  /**
   * A visit of a node. The branches that start at it are its children, although they run after it;
   * its ending and its duration are without them.
   *
   * @param node the node, as a path through nested flows such as {@code inner/add}
   * @param step which visit of it, as {@link dev.tramline.runtime.RunContext#stepId()} has it
   * @param action what it chose; "" until then, and if it returned a list of outcomes, each of
   *     which starts a branch
   * @param started when it began
   * @param ending how it ended
   * @param failedAttempts the attempts of exec that threw; of a batch each item has its own
   * @param children what happened inside
   */
  public record Visit(
      String node,
      String step,
      String action,
      Instant started,
      Ending ending,
      List<FailedAttempt> failedAttempts,
      List<Span> children)
      implements Span {

    /** Copies the lists. */
    public Visit {
      failedAttempts = List.copyOf(failedAttempts);
      children = List.copyOf(children);
    }

    /**
     * Returns the name of the node in its own flow.
     *
     * @return the end of its path
     */
    public String name() {
      return node.substring(node.lastIndexOf('/') + 1);
    }
  }

  /**
   * An item of a batch, or an element of {@code @Each}.
   *
   * @param number which one, from 0
   * @param started when it began
   * @param ending how it ended
   * @param failedAttempts the attempts of exec that threw
   * @param children what happened inside, if the element is a flow or a batch
   */
  public record Item(
      int number,
      Instant started,
      Ending ending,
      List<FailedAttempt> failedAttempts,
      List<Span> children)
      implements Span {

    /** Copies the lists. */
    public Item {
      failedAttempts = List.copyOf(failedAttempts);
      children = List.copyOf(children);
    }
  }

  /**
   * A branch of a fork, from its first node to where the branches meet.
   *
   * @param number which one, from 0
   * @param started when it began
   * @param ending how it ended
   * @param children its visits in the order they began, and the branches of a fork that it begins
   *     with; nothing if it leads straight to where they meet
   */
  public record Branch(int number, Instant started, Ending ending, List<Span> children)
      implements Span {

    /** Copies the list. */
    public Branch {
      children = List.copyOf(children);
    }
  }

  /**
   * An attempt of exec that threw.
   *
   * @param attempt which one, from 0
   * @param maxAttempts how many there could be
   * @param cause what it threw
   * @param retryIn the wait before the next one; empty if there was none
   */
  public record FailedAttempt(
      int attempt, int maxAttempts, Throwable cause, Optional<Duration> retryIn) {}

  /** How a run, or a part of it, ended. */
  public sealed interface Ending {

    /** It has not ended. */
    record Running() implements Ending {}

    /**
     * It came to its end.
     *
     * @param duration how long it took, waits between attempts included
     */
    record Finished(Duration duration) implements Ending {}

    /**
     * It failed; of a run, also that it was cancelled.
     *
     * @param cause for the run what its caller received, for a visit what the node threw, and so
     *     for all that the visit is part of
     * @param duration how long it took
     */
    record Failed(Throwable cause, Duration duration) implements Ending {}

    /**
     * It was given up: because the run was cancelled, or out of time, or because something beside
     * it failed.
     */
    record Stopped() implements Ending {}
  }

  /**
   * Records runs as their listener. One recorder serves any number of runs, at the same time as
   * well, and is safe for use by several threads.
   *
   * <p>It keeps a number of entries at most: runs, visits, items, branches and failed attempts, of
   * all runs together. When there is no room for the next one, it forgets runs that have ended, the
   * first to end first. If there are none left, the run is recorded no further: its tree is how it
   * began and ended, and {@link ExecutionTree#leftOut} counts the rest. A run that begins is always
   * recorded.
   */
  public static final class Recorder implements RunListener {

    /** How many entries are kept if not said otherwise: {@value}. */
    public static final int DEFAULT_ENTRIES = 10_000;

    private final Recording recording;

    /** Creates a recorder that keeps {@value #DEFAULT_ENTRIES} entries. */
    public Recorder() {
      this(DEFAULT_ENTRIES);
    }

    /**
     * Creates a recorder.
     *
     * @param maxEntries how many entries to keep, at least 1
     * @throws IllegalArgumentException if that is less than 1
     */
    public Recorder(int maxEntries) {
      if (maxEntries < 1) {
        throw new IllegalArgumentException("maxEntries must be at least 1: " + maxEntries);
      }
      recording = new Recording(maxEntries);
    }

    @Override
    public void onEvent(RunEvent event) {
      recording.add(event);
    }

    /**
     * Returns the tree of the run that began last.
     *
     * @return what it did up to now
     * @throws java.util.NoSuchElementException if no run has begun
     */
    public ExecutionTree tree() {
      return recording.last();
    }

    /**
     * Returns the tree of a run.
     *
     * @param runId its identity
     * @return what it did up to now; empty if it has not begun, or is forgotten
     */
    public Optional<ExecutionTree> tree(String runId) {
      return recording.of(runId);
    }

    /**
     * Returns all trees.
     *
     * @return what each run did up to now, in the order they began
     */
    public List<ExecutionTree> trees() {
      return recording.all();
    }
  }
}
