package dev.tramline.benchmarks.steps;

/**
 * {@link Cycle} as one would write it without a framework: the same nodes, the state in variables
 * and a switch over a variable that says what is next. It counts no steps, knows no way it took and
 * cannot be stopped, so it is the limit. With the state in fields, a method for each node or
 * outcomes that are records it takes the same time, as the JIT makes all of that disappear.
 */
final class CycleByHand {

  private static final int COUNT = 0;
  private static final int MIX = 1;
  private static final int TURN = 2;
  private static final int EXIT = -1;

  private final Cycle.Count count = new Cycle.Count();
  private final Cycle.Mix mix = new Cycle.Mix();
  private final Cycle.Turn turn = new Cycle.Turn();

  long run(int rounds, long start) {
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
          sum = mix.mix(sum, left);
          next = TURN;
        }
        case TURN -> next = turn.turn(left) == Cycle.Turn.Next.AGAIN ? COUNT : EXIT;
        default -> throw new AssertionError(next);
      }
    }
    return sum;
  }
}
