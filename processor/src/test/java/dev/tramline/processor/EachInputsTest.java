package dev.tramline.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.testing.Compilation;
import dev.tramline.processor.testing.Compiled;
import dev.tramline.processor.testing.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key may be that {@code @Each} goes through, and what it may collect. */
class EachInputsTest {

  private static final String NODE =
      """
      @Node
      public class Show {
        @Exec @Key("shown") String show(Number number) { return "" + number; }
      }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "List<Integer>",
        "List<? extends Number>",
        "Set<Number>",
        "ArrayDeque<Double>",
        "Iterable<Long>",
        "Collection<? extends Integer>",
        "Numbers"
      })
  void anyIterableWillDoWhoseElementsTheNodeTakes(String type) {
    Compilation.of("demo", NODE + flow(type)).compile().succeeds();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "List<Object>",
        "Iterable<?>",
        "List<? super Integer>",
        "Integer[]",
        "Map<String, Integer>"
      })
  void anythingElseWillNot(String type) {
    Report report = Compilation.of("demo", NODE + flow(type)).compile().failsWith("TL109");

    assertThat(report.column()).startsWith("\"numbers\"");
    assertThat(report.text()).contains(type).contains("an Iterable of Number elements");
  }

  private static String flow(String type) {
    return """
    public class Numbers extends ArrayList<Integer> {
      private static final long serialVersionUID = 1;
    }
    @Flow
    public interface Job {
      @Key("shown") List<String> run(TYPE numbers);
      @Each(value = "numbers", item = "number", concurrency = 2) Show show();
    }
    """
        .replace("TYPE", type);
  }

  @Test
  void twoNodesMayWriteDifferentCollectionsIfOnlyTheirElementsAreAskedFor() throws Throwable {
    Object result =
        Compilation.of(
                "demo",
                NODE
                    + """
                    @Node
                    public class Some {
                      @Exec @Key("numbers") List<Integer> some() { return List.of(1, 2); }
                      @Post @Transition("show") @Transition("more") String post(boolean few) {
                        return few ? "show" : "more";
                      }
                    }
                    @Node
                    public class More {
                      @Exec @Key("numbers") Set<Double> more() { return Set.of(0.5); }
                    }
                    @Flow
                    public interface Job {
                      @Key("shown") List<String> run(boolean few);
                      Some some();
                      @Transition(to = "show") More more();
                      @Each(value = "numbers", item = "number") Show show();
                    }
                    class Main {
                      static Object run() {
                        Job job = new JobFlow(new Some(), new More(), new Show());
                        return job.run(true) + " " + job.run(false);
                      }
                    }
                    """)
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo("[1, 2] [0.5]");
  }

  @Test
  void whatIsCollectedOfATypeThatTheFlowCannotNameIsReported() {
    Report report =
        Compilation.of(
                "lib",
                """
                @Node
                public class Make {
                  record Secret() {}
                  public record Done(Secret secret) {}
                  @Post Done make(int n) { return new Done(new Secret()); }
                }
                """)
            .and(
                "demo",
                """
                @Flow
                public interface Job {
                  @Key("secret") Iterable<?> run(List<Integer> ns);
                  @Each(value = "ns", item = "n") lib.Make make();
                }
                """)
            .compile()
            .failsWith("TL306");

    assertThat(report.text())
        .contains("node make (Make) writes List<Make.Secret>, but Secret is not accessible");
  }

  @Test
  void theGraphShowsTheKeysAsTheFlowNamesThem() throws Throwable {
    Compiled compiled =
        Compilation.of(
                "demo",
                NODE
                    + """
                    @Flow
                    public interface Job {
                      @Key("all") List<String> run(List<Integer> numbers);
                      @Each(value = "numbers", item = "number") @Rename(key = "shown", as = "all")
                      Show show();
                    }
                    class Main {
                      static Object run() { return JobFlow.GRAPH.nodes() + "" + JobFlow.GRAPH.keys(); }
                    }
                    """)
            .compile()
            .succeeds();

    assertThat(compiled.run("demo.Main").toString())
        .isEqualTo(
            "[NodeInfo[name=show, type=demo.Show, actions=[default], reads=[numbers],"
                + " writes=[all]]][KeyInfo[name=all, type=List<String>], KeyInfo[name=numbers,"
                + " type=List<Integer>]]");
    assertThat(compiled.text("META-INF/tramline/demo.Job.mmd"))
        .contains("show[\"show, each of numbers\"]");
  }
}
