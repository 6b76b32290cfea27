package dev.tramline.benchmarks.cycle;

import dev.tramline.benchmarks.report.Figures;
import java.util.List;

/** What a cycle has to return, so that nobody is measured who does something else. */
final class Checked {

  private Checked() {}

  static void check(Cycle cycle, String title) throws Exception {
    for (List<String> messages : List.of(List.<String>of(), List.of("a", "b"))) {
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
