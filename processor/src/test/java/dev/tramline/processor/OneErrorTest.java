package dev.tramline.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.testing.Compilation;
import dev.tramline.processor.testing.Compiled;
import dev.tramline.processor.testing.Report;
import dev.tramline.processor.testing.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One mistake is one error, whatever other code hangs on the flow that has it. */
class OneErrorTest {

  @Test
  void theSampleWithoutAnswerHasOneDanglingAction() {
    String flow = Samples.RESEARCH_FLOW.replace("  DirectAnswer answer();\n", "");

    Report report =
        Compilation.of("demo", Samples.RESEARCH_NODES + flow).compile().failsWith("TL204");

    assertThat(report.line()).isEqualTo("DecideAction decide();");
    assertThat(report.column()).isEqualTo("decide();");
    assertThat(report.text())
        .isEqualTo(
            "[TL204] dangling action \"answer\": node decide (DecideAction) can return it, but"
                + " flow ResearchAgent has no node named answer; declare a node method named"
                + " answer, or put @Transition(value = \"answer\", to = \"...\") or"
                + " @Exit(\"answer\") on decide");
  }

  /** Everything that users of a flow can refer to. */
  private static final String USERS =
      """
      import java.util.function.Supplier;
      class ByConstructor {
        private final Job flow = new JobFlow(new First(), new Second());
        String use() { return flow.work("in"); }
      }
      class ByBuilder {
        static JobFlow flow() {
          JobFlow.Builder builder = JobFlow.builder();
          return builder.first(new First()).second(new Second()).build();
        }
      }
      class ByGraph {
        static final FlowGraph GRAPH = JobFlow.GRAPH;
        static String name() { return ByBuilder.flow().graph().name() + GRAPH.toMermaid(); }
      }
      class ByOptions {
        static JobFlow quick() {
          return ByBuilder.flow().with(RunOptions.builder().maxSteps(5).build());
        }
        static String entry() { return quick().work("in"); }
        static Supplier<First> node() { return quick()::first; }
      }
      class ByMethodReference {
        static final java.util.function.BiFunction<First, Second, Job> NEW = JobFlow::new;
      }
      """;

  /** Users that name the generated class in bodies only, as those do that keep the interface. */
  private static final String USERS_IN_BODIES =
      """
      class ByInterface {
        private final Job job;
        ByInterface(Job job) { this.job = job; }
        static Object use() {
          FlowGraph graph = JobFlow.GRAPH;
          JobFlow.Builder builder = JobFlow.builder();
          return new ByInterface(new JobFlow(new First(), new Second())).job.work("in");
        }
      }
      """;

  private static final String NODES =
      """
      @Node
      public class First {
        @Exec @Key("middle") String first(String in) { return in; }
      }
      @Node
      public class Second {
        @Exec @Key("out") String second(String middle) { return middle; }
      }
      """;

  @Test
  void theSoundFlowAndItsUsersCompile() {
    Compilation.of("demo", NODES + USERS + job("@Transition(to = \"second\") First first();"))
        .compile()
        .succeeds();
  }

  private static String job(String first) {
    return """
    @Flow
    public interface Job {
      @Key("out") String work(String in);
      %s
      Second second();
    }
    """
        .formatted(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TL206 @Transition(to = \"secnd\") First first();",
        "TL205 @Transition(to = \"second\") @Exit(\"nothing\") First first();",
        "TL301 @Rename(key = \"in\", as = \"other\") @Transition(to = \"second\") First first();",
        "TL302 @Rename(key = \"in\", as = \"out\") @Transition(to = \"second\") First first();",
        "TL307 @Rename(key = \"no\", as = \"n\") @Transition(to = \"second\") First first();",
        "TL107 @Retry(attempts = 0) @Transition(to = \"second\") First first();",
        "TL107 @Timeout(\"0s\") @Transition(to = \"second\") First first();",
        "TL307 @Each(value = \"ins\", item = \"on\") @Transition(to = \"second\") First first();",
      })
  void usersOfAnErroneousFlowAddNothingToItsOneError(String row) {
    String expected = row.substring(0, 5);
    String flow = job(row.substring(6));

    Compiled compiled = Compilation.of("demo", NODES + USERS + flow).compile();

    Report report = compiled.failsWith(expected);
    assertThat(report.file()).isEqualTo("demo/Job.java");
    assertThat(report.line()).startsWith("@").endsWith("First first();");
  }

  @Test
  void usersOfAFlowWithTwoEntriesAddNothing() {
    String flow =
        job(
            "@Transition(to = \"second\") First first();\n"
                + "  @Key(\"out\") String again(String in);");

    Report report = Compilation.of("demo", NODES + USERS + flow).compile().failsWith("TL202");

    assertThat(report.column()).isEqualTo("again(String in);");
  }

  @Test
  void usersOfAFlowWithACheckedExceptionAddNothing() {
    String flow =
        job("@Transition(to = \"second\") First first();")
            .replace("work(String in)", "work(String in) throws java.io.IOException");

    Report report = Compilation.of("demo", NODES + USERS + flow).compile().failsWith("TL202");

    assertThat(report.line()).startsWith("@Key(\"out\") String work");
  }

  @Test
  void usersOfAGenericFlowAddNothing() {
    Report report =
        Compilation.of(
                "demo",
                NODES
                    + """
                    @Flow
                    public interface Job<T> {
                      @Key("out") String work(String in);
                      @Transition(to = "second") First first();
                      Second second();
                    }
                    class Use {
                      String use() { return new JobFlow<Integer>(new First(), new Second()).work(""); }
                    }
                    """)
            .compile()
            .failsWith("TL201");

    assertThat(report.line()).isEqualTo("public interface Job<T> {");
  }

  @Test
  void usersOfAFlowThatExtendsAnotherInterfaceAddNothing() {
    Compilation.of(
            "demo",
            NODES
                + """
                interface Base<T> {
                  T work(T in);
                }
                @Flow
                public interface Job extends Base<String> {
                  @Transition(to = "second") First first();
                  Second second();
                }
                class Use {
                  String use() { return new JobFlow(new First(), new Second()).work(""); }
                }
                """)
        .compile()
        .failsWith("TL201");
  }

  @Test
  void usersOfAnErroneousNodesFlowAddNothing() {
    String nodes =
        NODES.replace("@Exec @Key(\"middle\")", "@Exec @Retry(attempts = 0) @Key(\"middle\")");
    String flow = job("@Transition(to = \"second\") First first();");

    Report report = Compilation.of("demo", nodes + USERS + flow).compile().failsWith("TL107");

    assertThat(report.file()).isEqualTo("demo/First.java");
    assertThat(report.column()).startsWith("0)");
  }

  @Test
  void aFlowAroundAnErroneousFlowReportsNothingOfItsOwn() {
    String inner = job("@Transition(to = \"secnd\") First first();");
    String outer =
        """
        @Flow
        public interface Outer {
          @Key("out") String all(String in);
          Job job();
        }
        @Flow
        public interface Outermost {
          @Key("out") String all(String in);
          Outer outer();
        }
        class UsesOuter {
          String use(Job job) { return new OutermostFlow(new OuterFlow(job)).all("in"); }
        }
        """;

    Compilation.of("demo", NODES + USERS + inner + outer).compile().failsWith("TL206");
  }

  @Test
  void twoIndependentMistakesAreReportedTogether() {
    String flows =
        job("@Transition(to = \"secnd\") First first();")
            + """
            @Flow
            public interface Other {
              @Key("out") String work(String given);
              @Transition(to = "second") First first();
              Second second();
            }
            """;

    Compiled compiled = Compilation.of("demo", NODES + USERS + flows).compile();

    assertThat(compiled.errors())
        .extracting(Report::code)
        .containsExactlyInAnyOrder("TL206", "TL301");
  }

  @Test
  void mistakesOfNodesAndFlowsAreReportedTogether() {
    String node =
        """
        @Node
        public class Lonely {
          @Exec @Retry(delay = "soon") void wait2() {}
        }
        """;

    Compiled compiled =
        Compilation.of("demo", NODES + node + job("@Transition(to = \"secnd\") First first();"))
            .compile();

    assertThat(compiled.errors())
        .extracting(Report::code)
        .containsExactlyInAnyOrder("TL107", "TL206");
  }

  @Test
  void aMisspeltTypeInANodeIsTheCompilersErrorAlone() {
    String nodes = NODES.replace("String first(String in)", "String first(Strin in)");
    String flow = job("@Transition(to = \"second\") First first();");

    Report report =
        Compilation.of("demo", nodes + USERS_IN_BODIES + flow).compile().failsWith("javac");

    assertThat(report.file()).isEqualTo("demo/First.java");
    assertThat(report.text()).contains("class Strin");
  }

  @Test
  void aMisspeltTypeInAnEntryIsTheCompilersErrorAlone() {
    String flow =
        job("@Transition(to = \"second\") First first();")
            .replace("work(String in)", "work(Strin in)");

    Report report =
        Compilation.of("demo", NODES + USERS_IN_BODIES + flow).compile().failsWith("javac");

    assertThat(report.text()).contains("class Strin");
  }

  @Test
  void aMisspeltNodeTypeIsTheCompilersErrorAlone() {
    String flow = job("@Transition(to = \"second\") First first();\n  Thrd third();");

    Report report =
        Compilation.of("demo", NODES + flow + "class Use { Object o = JobFlow.GRAPH; }\n")
            .compile()
            .failsWith("javac");

    assertThat(report.text()).contains("class Thrd");
  }

  @Test
  void aMisspeltSuperclassOfANodeIsTheCompilersErrorAlone() {
    String nodes = NODES.replace("class First", "class First extends Missing");
    String flow = job("@Transition(to = \"second\") First first();");

    Report report =
        Compilation.of("demo", nodes + USERS_IN_BODIES + flow).compile().failsWith("javac");

    assertThat(report.text()).contains("class Missing");
  }

  @Test
  void aMisspeltTypeInARecordOfAnOutcomeIsTheCompilersErrorAlone() {
    String nodes =
        """
        @Node
        public class First {
          public record Made(Strin middle) {}
          @Post Made first(String in) { return null; }
        }
        @Node
        public class Second {
          @Exec @Key("out") String second(String in) { return in; }
        }
        """;
    String flow = job("@Transition(to = \"second\") First first();");

    Report report =
        Compilation.of("demo", nodes + USERS_IN_BODIES + flow).compile().failsWith("javac");

    assertThat(report.text()).contains("class Strin");
  }

  @Test
  void aMisspeltAnnotationTypeOnANodeIsTheCompilersErrorAlone() {
    String nodes = NODES.replace("@Node\npublic class First", "@Node @Servce\npublic class First");
    String flow = job("@Transition(to = \"second\") First first();");

    Report report =
        Compilation.of("demo", nodes + USERS_IN_BODIES + flow).compile().failsWith("javac");

    assertThat(report.text()).contains("class Servce");
  }

  /** After such an error javac runs no processor at all, so that users of the flow fail too. */
  @Test
  void aWrongAnnotationValueIsTheCompilersError() {
    String nodes =
        NODES.replace("@Key(\"middle\")", "@Retry(attempts = \"three\") @Key(\"middle\")");
    String flow = job("@Transition(to = \"second\") First first();");

    Report report = Compilation.of("demo", nodes + flow).compile().failsWith("javac");

    assertThat(report.column()).startsWith("\"three\"");
  }

  @Test
  void anUnknownConstantInAnAnnotationIsTheCompilersErrorAlone() {
    String nodes = NODES.replace("@Key(\"middle\")", "@Key(Keys.MIDDLE)");
    String flow = job("@Transition(to = \"second\") First first();");

    Report report =
        Compilation.of("demo", nodes + USERS_IN_BODIES + flow).compile().failsWith("javac");

    assertThat(report.text()).contains("variable Keys");
  }

  @Test
  void aTypeErrorInTheBodyOfANodeIsTheCompilersErrorAlone() {
    String nodes = NODES.replace("{ return in; }", "{ return 1; }");
    String flow = job("@Transition(to = \"second\") First first();");

    Compilation.of("demo", nodes + USERS_IN_BODIES + flow).compile().failsWith("javac");
  }

  @Test
  void aSyntaxErrorIsTheCompilersErrorAlone() {
    String nodes = NODES.replace("{ return in; }", "{ return in }");
    String flow = job("@Transition(to = \"second\") First first();");

    Compilation.of("demo", nodes + USERS_IN_BODIES + flow).compile().failsWith("javac");
  }

  @Test
  void aTypeThatOnlyClassFilesMentionIsReportedByUs() {
    Compiled library =
        Compilation.of(
                "lib",
                """
                public record Token(String text) {}
                @Node
                public class First {
                  @Exec @Key("middle") public Token first(String in) { return new Token(in); }
                }
                @Node
                public class Second {
                  @Exec @Key("out") public String second(Token middle) { return middle.text(); }
                }
                """)
            .compile()
            .succeeds();
    String flow =
        "import lib.First;\nimport lib.Second;\n"
            + job("@Transition(to = \"second\") First first();");

    Compilation.of("demo", flow).against(library).compile().succeeds();
    Compiled compiled =
        Compilation.of("demo", flow).against(library.without("lib.Token")).compile();

    assertThat(compiled.errors()).hasSize(1);
    assertThat(compiled.errors().get(0).text())
        .isEqualTo(
            "cannot read demo.Job: type lib.Token does not exist; if another processor was to"
                + " generate it, see what it reports");
  }

  @Test
  void usersOfAFlowWithAnUnreachableNodeAddNothing() {
    Report report =
        Compilation.of("demo", NODES + USERS + job("@Exit First first();"))
            .compile()
            .failsWith("TL207");

    assertThat(report.line()).isEqualTo("Second second();");
  }

  @Test
  void usersOfAFlowWithoutAWayOutAddNothing() {
    String flow =
        job("@Transition(to = \"second\") First first();")
            .replace("Second second();", "@Transition(to = \"first\") Second second();");

    Report report = Compilation.of("demo", NODES + USERS + flow).compile().failsWith("TL208");

    assertThat(report.line()).isEqualTo("@Transition(to = \"second\") First first();");
  }

  @Test
  void aFlowThatIsNotMarkedAsOne() {
    Report report =
        Compilation.of(
                "demo",
                """
                @Node public class Step { @Exec void work() {} }
                public interface Job {
                  void work();
                  @Transition(to = "second") Step first();
                  @Transition(to = "third") @Retry(attempts = 2) Step second();
                  @Exit Step third();
                }
                """)
            .compile()
            .failsWith("TL107");

    assertThat(report.line()).isEqualTo("@Transition(to = \"second\") Step first();");
    assertThat(report.text())
        .isEqualTo(
            "[TL107] method Job.first is annotated like one of a flow, but interface Job has no"
                + " @Flow: annotate it with @Flow, or remove the annotations of its methods");
  }

  @Test
  void aNodeThatIsNotMarkedAsOne() {
    Report report =
        Compilation.of(
                "demo",
                """
                public class Step {
                  @Prep String read(String text) { return text; }
                  @Exec String work(@Prep String text) { return text; }
                  @Post void done() {}
                }
                """)
            .compile()
            .failsWith("TL103");

    assertThat(report.line()).startsWith("@Prep String read");
  }

  @EnabledForJreRange(min = JRE.JAVA_25) // the earliest ones do not show it to processors
  @ParameterizedTest
  @ValueSource(strings = {"Node", "Flow", "Prep", "Exec", "Post", "Transition", "Append", "Key"})
  void anAnnotationThatIsNotImportedIsTheCompilersError(String annotation) {
    String wrong = "import java.util." + annotation + ";\n";
    String program = Samples.RESEARCH_NODES + Samples.RESEARCH_FLOW;

    assertThat(Compilation.of("demo", wrong + program).compile().errors())
        .extracting(Report::code)
        .isNotEmpty()
        .containsOnly("javac");
  }
}
