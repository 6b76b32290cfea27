package dev.tramline.benchmarks.compiling;

import java.util.LinkedHashMap;
import java.util.Map;

/** Flows of ten nodes each, every node with prep, exec, retry, post and two typed outcomes. */
final class FlowSources {

  private static final int NODES = 10;

  private FlowSources() {}

  /** {@return code by qualified name} */
  static Map<String, String> of(int flows) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (int flow = 0; flow < flows; flow++) {
      for (int node = 0; node < NODES; node++) {
        sources.put("bench.flow%d.Step%d".formatted(flow, node), step(flow, node));
      }
      sources.put("bench.flow%d.Steps".formatted(flow), flow(flow));
    }
    return sources;
  }

  private static String step(int flow, int node) {
    return """
    package bench.flow%1$d;

    import dev.tramline.annotations.Exec;
    import dev.tramline.annotations.Node;
    import dev.tramline.annotations.Post;
    import dev.tramline.annotations.Prep;
    import dev.tramline.annotations.Retry;
    import java.util.List;

    /** Step %2$d of flow %1$d. */
    @Node
    public final class Step%2$d {
      /** What exec needs. */
      public record Inputs(List<String> log, String key) {}

      /** Where to go. */
      public sealed interface Next {
        /** On. */
        record On(String key%3$d) implements Next {}

        /** To the end. */
        record Stop() implements Next {}
      }

      @Prep
      Inputs gather(List<String> log, String key%2$d) {
        return new Inputs(log, key%2$d);
      }

      @Exec
      @Retry(attempts = 3, delay = "1s")
      String work(@Prep Inputs inputs) {
        return inputs.log() + inputs.key();
      }

      @Post
      Next route(@Exec String result) {
        return result.isEmpty() ? new Next.Stop() : new Next.On(result);
      }
    }
    """
        .formatted(flow, node, node + 1);
  }

  private static String flow(int flow) {
    StringBuilder nodes = new StringBuilder();
    for (int node = 0; node < NODES - 1; node++) {
      nodes.append(
          """
            @Transition(value = "on", to = "step%2$d")
            @Exit("stop")
            Step%1$d step%1$d();

          """
              .formatted(node, node + 1));
    }
    return """
    package bench.flow%1$d;

    import dev.tramline.annotations.Exit;
    import dev.tramline.annotations.Flow;
    import dev.tramline.annotations.Transition;
    import java.util.List;
    import java.util.Optional;

    /** Flow %1$d. */
    @Flow
    public interface Steps {
      /** What comes out. */
      record Result(Optional<String> key%4$d) {}

      Result run(List<String> log, String key0);

    %2$s
      @Exit("on")
      @Exit("stop")
      Step%3$d step%3$d();
    }
    """
        .formatted(flow, nodes, NODES - 1, NODES);
  }
}
