package dev.tramline.benchmarks.cycle;

import java.util.List;

/**
 * The loop of {@link ByHand} with what a run has to know besides: at each step it looks whether it
 * is to stop, counts the step against a limit and the visit to the node, and notes the node for the
 * path that a failure names. All by the plainest means, so it shows what these four cost.
 */
final class ByHandWatched implements Cycle {

  private static final int COUNT = 0;
  private static final int MIX = 1;
  private static final int TURN = 2;
  private static final int EXIT = -1;
  private static final int PATH_LENGTH = 64;

  private final Nodes.Count count = new Nodes.Count();
  private final Nodes.Mix mix = new Nodes.Mix();
  private final Nodes.Turn turn = new Nodes.Turn();

  private volatile boolean stopped;
  private int[] visits = new int[3];
  private int[] path = new int[PATH_LENGTH];
  private int steps;

  /** Has the loop end before the next node; here nobody calls it, which the JIT does not know. */
  void stop() {
    stopped = true;
  }

  @Override
  public long run(int rounds, long start, List<String> messages) {
    visits = new int[3];
    path = new int[PATH_LENGTH];
    steps = 0;
    int left = rounds;
    long sum = start;
    int next = COUNT;
    while (next != EXIT) {
      enter(next);
      switch (next) {
        case COUNT -> {
          left = count.count(left);
          next = MIX;
        }
        case MIX -> {
          sum = mix.mix(sum, left, messages);
          next = TURN;
        }
        case TURN -> next = turn.turn(left) == Nodes.Turn.Next.AGAIN ? COUNT : EXIT;
        default -> throw new AssertionError(next);
      }
    }
    return sum;
  }

  private void enter(int node) {
    if (stopped || Thread.currentThread().isInterrupted() || steps == Integer.MAX_VALUE) {
      throw new IllegalStateException("stopped before step " + steps + " of visit " + visits[node]);
    }
    path[steps % PATH_LENGTH] = node;
    visits[node]++;
    steps++;
  }
}
