package dev.tramline.benchmarks.cycle;

import dev.tramline.benchmarks.report.Figures;
import java.util.ArrayList;
import java.util.List;

/** What a cycle has to return, so that nobody is measured who does something else. */
final class Checked {

  private static final List<String> NOTES = List.of("a", "b");

  private Checked() {}

  static void check(Cycle cycle, String title) throws Exception {
    // Lists of the class that is measured with: a call of size() on lists of many classes would
    // take more time than a step.
    for (List<String> messages : List.of(new ArrayList<String>(), new ArrayList<>(NOTES))) {
      for (int rounds = 1; rounds <= 50; rounds++) {
        long expected = 42;
        for (int left = rounds - 1; left >= 0; left--) {
          expected = Cycle.mix(expected, left, messages);
        }
        long found = cycle.run(rounds, 42, messages);
        Figures.require(
            found == expected,
            "%s returns %d after %d rounds, not %d".formatted(title, found, rounds, expected));
      }
    }
  }
}
