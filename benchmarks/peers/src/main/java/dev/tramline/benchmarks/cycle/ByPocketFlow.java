package dev.tramline.benchmarks.cycle;

import dev.tramline.benchmarks.report.Javac;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The cycle by PocketFlow-Java, whose compiled classes the property {@code pocketflow.classes}
 * names.
 */
final class ByPocketFlow {

  /** The directory or jar, or an empty string. */
  static final String CLASSES = System.getProperty("pocketflow.classes", "");

  private static final String SOURCE =
      """
      package dev.tramline.benchmarks.cycle;

      import io.github.the_pocket.PocketFlow.Flow;
      import io.github.the_pocket.PocketFlow.Node;
      import java.util.HashMap;
      import java.util.List;
      import java.util.Map;

      public final class PocketFlowCycle implements Cycle {

        private final Flow flow;

        public PocketFlowCycle() {
          Count count = new Count();
          Turn turn = new Turn();
          count.next(new Mix()).next(turn);
          turn.next(count, "again");
          turn.next(new End(), "done"); // it warns of an action without a successor
          flow = new Flow(count);
        }

        @Override
        public long run(int left, long sum, List<String> messages) {
          Map<String, Object> shared = new HashMap<>();
          shared.put("left", left);
          shared.put("sum", sum);
          shared.put("messages", messages);
          flow.run(shared);
          return (Long) shared.get("sum");
        }

        private static final class Count extends Node<Integer, Integer> {
          @Override
          public Integer prep(Map<String, Object> shared) {
            return (Integer) shared.get("left");
          }

          @Override
          public Integer exec(Integer left) {
            return left - 1;
          }

          @Override
          public String post(Map<String, Object> shared, Integer prepared, Integer left) {
            shared.put("left", left);
            return null;
          }
        }

        private static final class Mix extends Node<Map<String, Object>, Long> {
          @Override
          public Map<String, Object> prep(Map<String, Object> shared) {
            return shared;
          }

          @Override
          @SuppressWarnings("unchecked")
          public Long exec(Map<String, Object> shared) {
            return Cycle.mix(
                (Long) shared.get("sum"),
                (Integer) shared.get("left"),
                (List<String>) shared.get("messages"));
          }

          @Override
          public String post(Map<String, Object> shared, Map<String, Object> prepared, Long sum) {
            shared.put("sum", sum);
            return null;
          }
        }

        private static final class Turn extends Node<Integer, Boolean> {
          @Override
          public Integer prep(Map<String, Object> shared) {
            return (Integer) shared.get("left");
          }

          @Override
          public Boolean exec(Integer left) {
            return left > 0;
          }

          @Override
          public String post(Map<String, Object> shared, Integer left, Boolean again) {
            return again ? "again" : "done";
          }
        }

        private static final class End extends Node<Void, Void> {
          @Override
          public Void exec(Void nothing) {
            return null;
          }
        }
      }
      """;

  private ByPocketFlow() {}

  /**
   * {@return the cycle, compiled now, because nobody else's build has those classes}
   *
   * @throws Exception if the classes are not what they were
   */
  static Cycle compile() throws Exception {
    return Javac.load(
        "dev.tramline.benchmarks.cycle.PocketFlowCycle",
        Map.of("PocketFlowCycle", SOURCE),
        Cycle.class,
        List.of(Path.of(CLASSES)),
        List.of("-proc:none"));
  }
}
