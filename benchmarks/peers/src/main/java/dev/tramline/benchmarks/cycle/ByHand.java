package dev.tramline.benchmarks.cycle;

import java.util.List;

/**
 * The cycle as one would write it without a framework: the same nodes, the state in variables and a
 * switch over a variable that says what is next. It counts no steps, knows no way it took and
 * cannot be stopped, so it is the limit. With the state in fields, a method for each node or
 * outcomes that are records it takes the same time, as the JIT makes all of that disappear.
 */
final class ByHand implements Cycle {

  private static final int COUNT = 0;
  private static final int MIX = 1;
  private static final int TURN = 2;
  private static final int EXIT = -1;

  private final Nodes.Count count = new Nodes.Count();
  private final Nodes.Mix mix = new Nodes.Mix();
  private final Nodes.Turn turn = new Nodes.Turn();

  @Override
  public long run(int rounds, long start, List<String> messages) {
    int left = rounds;
    long sum = start;
    int next = COUNT;
    while (next != EXIT) {
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
}
