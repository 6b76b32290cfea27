package dev.tramline.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.testing.Compilation;
import dev.tramline.processor.testing.Compiled;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of users that generated code uses for itself, or that the runtime or the JDK uses. */
class NameClashTest {

  private static final String NODES_AND_FLOW =
      """
      @Node
      public class First {
        public record Made(@Append("log") String line, String middle) {}
        @Prep Object[] prep(String in) { return new Object[] {in}; }
        @Exec @Retry(attempts = 2) String exec(@Prep Object[] in) { return "" + in[0]; }
        @Fallback String instead(IllegalStateException e) { return ""; }
        @Post Made post(@Exec String made) { return new Made("l", made); }
      }
      @Node
      public class Second {
        @Exec @Key("out") String second(String middle, dev.tramline.runtime.RunContext context) {
          return middle + context.node();
        }
        @Post @Transition("done") @Transition("over") String post(dev.tramline.runtime.Out<String> more) {
          more.set("m");
          return "done";
        }
      }
      @Flow
      public interface Job {
        record Result(String out, java.util.List<String> log, java.util.Optional<String> more) {}
        Result work(String in);
        @Transition(to = "second") First first();
        @Exit("done") @Exit("over") @Retry(attempts = 2) Second second();
        NESTED
      }
      class Main {
        static java.lang.Object run() {
          return new JobFlow(new First(), new Second()).work("in").toString();
        }
      }
      """;

  private static final String RESULT = "Result[out=insecond, log=[l], more=Optional[m]]";

  /** All simple names that generated code uses, whoever they belong to. */
  private static final String TYPES =
      "Frame Run Builder Graph Adapter Out Optional List Stage RunOptions RunContext FlowGraph"
          + " RetryPolicy AppendList ExecCall Items GraphBuilder Choice Write Generated Objects"
          + " ArrayList Collections Map Set FlowRun FanOut RunTask Visit Stages NullMarked"
          + " NullUnmarked SuppressWarnings Override AssertionError NullPointerException"
          + " RuntimeException Error Exception Throwable Object Integer Long Iterable";

  @Test
  void typesNestedInTheFlowMayHaveAnyName() throws Throwable {
    for (String name : TYPES.split(" ")) {
      Object result =
          Compilation.of("demo", NODES_AND_FLOW.replace("NESTED", "interface " + name + " {}"))
              .compile()
              .succeeds()
              .run("demo.Main");

      assertThat(result).as(name).isEqualTo(RESULT);
    }
  }

  @Test
  void typesInThePackageMayHaveAnyName() throws Throwable {
    // These hide what the sources above name themselves.
    String own = " Override SuppressWarnings Object Optional List Out RunContext Exception ";
    String types =
        Arrays.stream(TYPES.split(" "))
            .filter(name -> !own.contains(" " + name + " "))
            .map(name -> "class " + name + " {}\n")
            .collect(Collectors.joining());

    Object result =
        Compilation.of("demo", NODES_AND_FLOW.replace("NESTED", "") + types)
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo(RESULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Optional",
        "List",
        "Out",
        "RunContext",
        "Exception",
        "Object",
        "Override",
        "SuppressWarnings",
        "String",
        "Integer",
        "Iterable"
      })
  void aTypeInThePackageMayHaveTheNameOfOneInJavaLang(String name) throws Throwable {
    String sources =
        NODES_AND_FLOW
            .replace("NESTED", "")
            .replaceAll("(?<![.\\w])(String|Object)(?!\\w)", "java.lang.$1");

    Object result =
        Compilation.of("demo", sources + "class " + name + " {}\n")
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo(RESULT);
  }

  @Test
  void typesNestedInANodeMayHaveAnyName() throws Throwable {
    StringBuilder nested = new StringBuilder();
    for (String name : "Frame Run Builder Graph Adapter Stage RetryPolicy ExecCall".split(" ")) {
      nested.append("  public record ").append(name).append("(int n) {}\n");
    }
    Object result =
        Compilation.of(
                "demo",
                """
                @Node
                public class Work {
                %s
                  @Prep Frame prep(int n) { return new Frame(n); }
                  @Exec Run exec(@Prep Frame frame) { return new Run(frame.n() + 1); }
                  @Post Graph post(@Exec Run run) { return new Graph(run.n() + 1); }
                }
                @Flow
                public interface Job {
                  @Key("n") int work(int n);
                  Work work();
                }
                class Main {
                  static Object run() { return new JobFlow(new Work()).work(1); }
                }
                """
                    .formatted(nested))
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo(3);
  }

  @Test
  void keyTypesMayHaveTheNamesOfGeneratedNestedClasses() throws Throwable {
    Object result =
        Compilation.of(
                "demo",
                """
                public record Run(int n) {}
                public record Builder(int n) {}
                public record Graph(int n) {}
                public record Adapter(int n) {}
                public record Frame(int n) {}
                public record Out(int n) {}
                @Node
                public class Work {
                  @Exec @Key("graph") Graph work(Run run, Builder builder, Adapter adapter, Frame frame) {
                    return new Graph(run.n() + builder.n() + adapter.n() + frame.n());
                  }
                }
                @Node
                public class Last {
                  @Exec @Key("out") Out work(Graph graph) { return new Out(graph.n()); }
                }
                @Flow
                public interface Job {
                  record Result(Graph graph, Out out) {}
                  Result work(Run run, Builder builder, Adapter adapter, Frame frame);
                  @Transition(to = "last") Work work();
                  Last last();
                }
                class Main {
                  static Object run() {
                    return new JobFlow(new Work(), new Last())
                        .work(new Run(1), new Builder(2), new Adapter(3), new Frame(4)).toString();
                  }
                }
                """)
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo("Result[graph=Graph[n=10], out=Out[n=10]]");
  }

  @Test
  void nodeTypesMayHaveTheNamesOfGeneratedNestedClasses() throws Throwable {
    StringBuilder sources = new StringBuilder();
    StringBuilder methods = new StringBuilder();
    StringBuilder values = new StringBuilder();
    String[] names =
        "Run Builder Graph Adapter Frame Stage Objects FlowGraph RunOptions".split(" ");
    for (int i = 0; i < names.length; i++) {
      sources
          .append("@Node public class ")
          .append(names[i])
          .append(" { @Exec @Key(\"n\") int add(int n) { return n + 1; } }\n");
      if (i + 1 < names.length) {
        methods.append("@Transition(to = \"n").append(i + 1).append("\") ");
      }
      methods.append(names[i]).append(" n").append(i).append("();\n");
      values.append(i == 0 ? "" : ", ").append("new ").append(names[i]).append("()");
    }
    sources
        .append("@Flow public interface Job {\n@Key(\"n\") int work(int n);\n")
        .append(methods)
        .append("}\nclass Main { static Object run() { return new JobFlow(")
        .append(values)
        .append(").work(0); } }\n");

    Object result =
        Compilation.of("demo", sources.toString()).compile().succeeds().run("demo.Main");

    assertThat(result).isEqualTo(names.length);
  }

  private static final String METHODS =
      "run step result build visit fingerprint options GRAPH flow frame next node outcome action"
          + " value exit check0 add1 stepsFrom0 RETRY EXIT FIRST attempts exec prep post items e"
          + " retry prepared runContext failure generated this0 Run Builder Adapter task call"
          + " element elements";

  @Test
  void nodeMethodsMayHaveAnyName() throws Throwable {
    StringBuilder flow =
        new StringBuilder("@Flow\npublic interface Job {\n@Key(\"n\") int work(int n);\n");
    StringBuilder use = new StringBuilder("JobFlow.builder()");
    String[] names = METHODS.split(" ");
    for (int i = 0; i < names.length; i++) {
      if (i + 1 < names.length) {
        flow.append("@Transition(to = \"").append(names[i + 1]).append("\") ");
      }
      flow.append("@Retry(attempts = 2) Add ").append(names[i]).append("();\n");
      use.append(".").append(names[i]).append("(add)");
    }
    String sources =
        "@Node\npublic class Add { @Exec @Key(\"n\") int add(int n) { return n + 1; } }\n"
            + flow
            + "}\nclass Main { static Object run() { Add add = new Add(); return "
            + use
            + ".build().work(0); } }\n";

    Object result = Compilation.of("demo", sources).compile().succeeds().run("demo.Main");

    assertThat(result).isEqualTo(names.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run", "step", "result", "build", "options", "GRAPH", "visit", "action", "flow", "task",
        "call"
      })
  void theEntryMayHaveAnyName(String name) throws Throwable {
    Object result =
        Compilation.of(
                "demo",
                """
                @Node
                public class Add { @Exec @Key("n") int add(int n) { return n + 1; } }
                @Flow
                public interface Job { @Key("n") int ENTRY(int n); Add add(); }
                @Flow
                public interface Twice {
                  @Key("n") int all(int n);
                  @Transition(to = "two") Job one();
                  Job two();
                }
                class Main {
                  static Object run() {
                    Job job = new JobFlow(new Add());
                    return new TwiceFlow(job, n -> job.ENTRY(n)).all(0);
                  }
                }
                """
                    .replace("n -> job.ENTRY(n)", "opaque(job)")
                    .replace(
                        "static Object run()",
                        "static Job opaque(Job job) { return new Job() {"
                            + " public int ENTRY(int n) { return job.ENTRY(n); }"
                            + " public Add add() { return job.add(); } }; }\n  static Object run()")
                    .replace("ENTRY", name))
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo(2);
  }

  @Test
  void defaultMethodsOfAFlowMayBeNamedLikeTheMethodsOfItsClass() throws Throwable {
    Object result =
        Compilation.of(
                "demo",
                """
                @Node
                public class Add { @Exec @Key("n") int add(int n) { return n + 1; } }
                @Flow
                public interface Job {
                  @Key("n") int work(int n);
                  Add task2();
                  default int task(int n) { return 10 * work(n); }
                  default int start(String n) { return task(Integer.parseInt(n)); }
                  default int options() { return 100; }
                }
                class Main {
                  static Object run() {
                    JobFlow job = new JobFlow(new Add());
                    return job.start("1") + job.options() + job.start(1).join();
                  }
                }
                """)
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo(122);
  }

  private static final String KEYS =
      "flow frame next node outcome action value exit class my-key a b|int|a.b|1st|record|yield|_|"
          + "this|result|retry|prepared|runContext|failure|item|items|generated|e|f|options|GRAPH|"
          + "FIRST|EXIT|first|\\\"quoted\\\"|back\\\\slash|*/|$|ünïcode|null|frame2|a_b|Run|String"
          + "|Objects|Optional|Collections|Stage|RetryPolicy|FirstNode|Second|InnerFlow|variant0|variant1|results|Math|"
          + "task|element|elements|Stages";

  @Test
  void keysMayBeAnyText() throws Throwable {
    String[] keys = KEYS.replace("node outcome", "node|outcome").split("\\|");
    StringBuilder inputs = new StringBuilder();
    StringBuilder values = new StringBuilder();
    StringBuilder outs = new StringBuilder();
    StringBuilder components = new StringBuilder();
    StringBuilder sum = new StringBuilder("0");
    StringBuilder made = new StringBuilder();
    for (int i = 0; i < keys.length; i++) {
      String separator = i == 0 ? "" : ", ";
      inputs.append(separator).append("@Key(\"").append(keys[i]).append("\") int p").append(i);
      values.append(separator).append(i);
      outs.append(", @Key(\"").append(keys[i]).append("\") Out<Integer> o").append(i);
      components.append(separator).append("@Key(\"").append(keys[i]).append("\") int c").append(i);
      sum.append(" + p").append(i);
      made.append(separator).append("p").append(i).append(" + 1");
    }
    String sources =
        """
        @Node
        public class First {
          record Made(COMPONENTS) {}
          @Prep int prep(INPUTS) { return SUM; }
          @Exec int exec(@Prep int prepared, INPUTS) { return SUM; }
          @Fallback int instead(Exception failed, INPUTS) { return SUM; }
          @Post Made post(INPUTS) { return new Made(MADE); }
        }
        @Node
        public class Second {
          @Exec @Key("sum") int sum(INPUTS) { return SUM; }
          @Post void post(INPUTS OUTS) { o0.set(p0); o1.set(p1); }
        }
        @Flow
        public interface Inner {
          record Result(COMPONENTS, int sum) {}
          Result work(INPUTS);
          @Transition(to = "second") First first();
          Second second();
        }
        @Flow
        public interface Job {
          @Key("sum") int work(INPUTS);
          Inner inner();
        }
        class Main {
          static Object run() {
            return new JobFlow(new InnerFlow(new First(), new Second())).work(VALUES);
          }
        }
        """
            .replace("INPUTS", inputs)
            .replace("OUTS", outs)
            .replace("COMPONENTS", components)
            .replace("SUM", sum)
            .replace("MADE", made)
            .replace("VALUES", values);

    Object result = Compilation.of("demo", sources).compile().succeeds().run("demo.Main");

    int count = keys.length;
    assertThat(result).isEqualTo(count * (count - 1) / 2 + count);
  }

  @Test
  void keysAndClassesMayBeNamedLikeWhatElementsAreCollectedIn() throws Throwable {
    Object result =
        Compilation.of(
                "demo",
                """
                public record WorkElement(int n) {}
                public class FanOut {}
                @Node
                public class Work {
                  public record Made(String outcome, @Key("WorkNode") Optional<String> elementOut,
                      @Append("elements") int frame) {}
                  @Exec @Key("outcomes") WorkElement exec(String element, String item, int frame) {
                    return new WorkElement(frame);
                  }
                  @Post Made post(String element, String item, int frame,
                      @Key("element") Out<String> written, Out<Integer> outcomesOut) {
                    written.set(element + item);
                    return new Made(element, Optional.of(item), frame);
                  }
                }
                @Flow
                public interface Job {
                  record Result(List<String> outcome, List<WorkElement> outcomes,
                      @Key("WorkNode") List<String> third, List<Integer> elements,
                      @Key("element") List<String> element, List<Integer> outcomesOut) {}
                  Result run(@Key("flow") List<String> flow, String item, int frame, FanOut none);
                  @Each(value = "flow", item = "element", concurrency = 2) @Timeout("1h")
                  @Transition(to = "nothing") Work work();
                  @Transition(to = "Work") Nothing nothing();
                  @Each(value = "flow", item = "element") @Retry(attempts = 2) Work Work();
                }
                @Node
                public class Nothing { @Exec void exec(FanOut none) {} }
                class Main {
                  static Object run() {
                    return new JobFlow(new Work(), new Nothing(), new Work())
                        .run(List.of("a", "b"), "i", 7, new FanOut()).toString();
                  }
                }
                """)
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result)
        .isEqualTo(
            "Result[outcome=[a, b], outcomes=[WorkElement[n=7], WorkElement[n=7]], third=[i, i],"
                + " elements=[7, 7, 7, 7], element=[ai, bi], outcomesOut=[]]");
  }

  @Test
  void keysOfBatchesAndSealedOutcomesMayBeNamedLikeLocalVariables() throws Throwable {
    Object result =
        Compilation.of(
                "demo",
                """
                @Node
                public class Each {
                  @Prep List<String> prep(String results) { return List.of(results, "b"); }
                  @Exec @Batch @Key("items") String exec(@Prep String item, String results, String index) {
                    return item + results + index;
                  }
                }
                @Node
                public class Choose {
                  sealed interface Next {
                    record Left(String out) implements Next {}
                    record Right(String out) implements Next {}
                  }
                  @Post Next post(String variant0, String variant1, List<String> items) {
                    return new Next.Right(variant0 + variant1 + items);
                  }
                }
                @Flow
                public interface Job {
                  sealed interface Result {
                    record Left(String out) implements Result {}
                    record Right(String out) implements Result {}
                  }
                  Result work(String results, String index, String variant0, String variant1);
                  @Transition(to = "choose") Each each();
                  Choose choose();
                }
                @Flow
                public interface Outer {
                  @Key("out") String work(String results, String index, String variant0, String variant1);
                  @Exit("left") @Exit("right") Job job();
                }
                class Main {
                  static Object run() {
                    Job job = new JobFlow(new Each(), new Choose());
                    return new OuterFlow(job).work("r", "i", "v", "w");
                  }
                }
                """)
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo("vw[rri, bri]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RETRY", "frame", "outcome", "node", "Frame", "Stage"})
  void enumsMayHaveTheNamesThatAnAdapterUses(String name) throws Throwable {
    String code =
        """
        enum NAME { A, B }
        @Node
        class Choose {
          @Exec @Key("x") int exec() { return 1; }
          @Post NAME post() { return NAME.B; }
        }
        @Flow
        interface Job {
          @Key("x") int go();
          @Exit("a") @Exit("b") Choose choose();
        }
        class Main {
          static Object run() { return new JobFlow(new Choose()).go(); }
        }
        """;

    assertThat(
            Compilation.of("demo", code.replace("NAME", name))
                .compile()
                .succeeds()
                .run("demo.Main"))
        .isEqualTo(1);
  }

  @Test
  void actionsMayBeAnyText() throws Throwable {
    String[] actions =
        "continue|class|my-action|a b|\\\"q\\\"|back\\\\slash|*/|ünïcode|$|null|1|{@code|}</pre>|@see x"
            .split("\\|");
    StringBuilder declared = new StringBuilder();
    StringBuilder wired = new StringBuilder();
    StringBuilder names = new StringBuilder();
    for (String action : actions) {
      declared.append("@Transition(\"").append(action).append("\") ");
      wired.append("@Transition(value = \"").append(action).append("\", to = \"route\") ");
      names.append("\"").append(action).append("\", ");
    }
    Object result =
        Compilation.of(
                "demo",
                """
                @Node
                public class Route {
                  static final List<String> ALL = List.of(NAMES "end");
                  @Exec @Key("n") int next(int n) { return n + 1; }
                  @Post DECLARED @Transition("end") String route(@Exec int n) { return ALL.get(n - 1); }
                }
                @Flow
                public interface Job {
                  @Key("n") int work(int n);
                  WIRED @Exit("end") Route route();
                }
                class Main {
                  static Object run() { return new JobFlow(new Route()).work(0); }
                }
                """
                    .replace("NAMES", names)
                    .replace("DECLARED", declared)
                    .replace("WIRED", wired))
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo(actions.length + 1);
  }

  @Test
  void nestedAndTopLevelNamesThatJoinToTheSameAreReported() {
    Compiled compiled =
        Compilation.of(
                "demo",
                """
                @Node
                public class Outer_Inner { @Exec void exec() {} }
                public class Outer {
                  @Node
                  public static class Inner { @Exec void exec() {} }
                }
                """)
            .compile();

    assertThat(compiled.failsWith("TL112").text())
        .contains("demo.Outer_InnerNode")
        .contains("rename one of them");
  }

  @Test
  void aClassOfTheGeneratedNameIsReported() {
    Compiled compiled =
        Compilation.of(
                "demo",
                """
                @Node
                public class Work { @Exec @Key("n") int exec(int n) { return n; } }
                class WorkNode {}
                @Flow
                public interface Job { @Key("n") int work(int n); Work work(); }
                """)
            .compile();

    assertThat(compiled.failsWith("TL112").line())
        .isEqualTo("public class Work { @Exec @Key(\"n\") int exec(int n) { return n; } }");
  }

  @Test
  void keysNodesAndTypesOfForksMayBeNamedLikeWhatRunsThem() throws Throwable {
    String[] keys =
        "frame branch branches first join outcome outcomes element action all each call split next item"
            .concat(" FanOut List Run SPLIT class this branchFrame")
            .split(" ");
    String[] nodes =
        "branch outcome runBranch forkSplit beginSplitBranch run all call each".split(" ");
    StringBuilder components = new StringBuilder();
    StringBuilder values = new StringBuilder();
    StringBuilder reads = new StringBuilder();
    StringBuilder lists = new StringBuilder();
    StringBuilder sum = new StringBuilder("0");
    StringBuilder sizes = new StringBuilder("0");
    for (int i = 0; i < keys.length; i++) {
      components.append("@Key(\"").append(keys[i]).append("\") int c").append(i).append(", ");
      values.append("i, ");
      reads
          .append(i == 0 ? "" : ", ")
          .append("@Key(\"")
          .append(keys[i])
          .append("\") int p")
          .append(i);
      lists.append("@Key(\"").append(keys[i]).append("\") List<Integer> p").append(i).append(", ");
      sum.append(" + p").append(i);
      sizes.append(" + p").append(i).append(".size()");
    }
    StringBuilder flow = new StringBuilder();
    StringBuilder build = new StringBuilder();
    for (int i = 0; i < nodes.length; i++) {
      String next = i + 1 < nodes.length ? nodes[i + 1] : "join";
      flow.append("@Transition(to = \"")
          .append(next)
          .append("\") Items ")
          .append(nodes[i])
          .append("();\n");
      build.append('.').append(nodes[i]).append("(items)");
    }
    Object result =
        Compilation.of(
                "demo",
                """
                @Node
                public class Run {
                  record FanOut(COMPONENTS @Append("run") String line) {}
                  @Post @Transition("go") List<FanOut> split(int n) {
                    List<FanOut> all = new ArrayList<>();
                    for (int i = 0; i < n; i++) { all.add(new FanOut(VALUES "b" + i)); }
                    return all;
                  }
                }
                @Node
                public class Items {
                  @Exec @Append("run") String exec(READS) { return "" + (SUM); }
                }
                @Node
                public class FanOut {
                  @Exec @Key("text") String end(LISTS List<String> run) { return run + " " + (SIZES); }
                }
                @Flow
                public interface Job {
                  @Key("text") String go(int n);
                  @Transition(value = "go", to = "branch") Run split();
                  FLOW
                  @Join FanOut join();
                }
                class Main {
                  static Object run() {
                    Items items = new Items();
                    return JobFlow.builder().split(new Run())BUILD.join(new FanOut()).build().go(2);
                  }
                }
                """
                    .replace("COMPONENTS", components)
                    .replace("VALUES", values)
                    .replace("READS", reads)
                    .replace("LISTS", lists)
                    .replace("SUM", sum)
                    .replace("SIZES", sizes)
                    .replace("FLOW", flow)
                    .replace("BUILD", build))
            .compile()
            .succeeds()
            .run("demo.Main");

    String zeros = ", 0".repeat(nodes.length);
    String sums = (", " + keys.length).repeat(nodes.length);
    assertThat(result).isEqualTo("[b0" + zeros + ", b1" + sums + "] " + 2 * keys.length);
  }

  @Test
  void typesInThePackageMayBeNamedLikeThoseOfForks() throws Throwable {
    Object result =
        Compilation.of(
                "demo",
                """
                class ArrayList {}
                class Collections {}
                class AppendList {}
                class Integer {}
                class FanOut {}
                class Items {}
                class List {}
                class Frame {}
                @Node
                public class Fork {
                  record Next(int a, @Append("log") String line) {}
                  @Post java.util.List<Next> fork() {
                    return java.util.List.of(new Next(1, "x"), new Next(2, "y"));
                  }
                }
                @Node
                public class Twice { @Exec @Key("b") int exec(int a) { return 2 * a; } }
                @Node
                public class Sum { @Exec @Key("sum") int exec(int b, int c) { return b + c; } }
                @Node
                public class End {
                  @Exec @Key("text")
                  String end(java.util.List<java.lang.Integer> sum, java.util.List<String> log) {
                    return sum + "" + log;
                  }
                }
                @Flow
                public interface Job {
                  @Key("text") String go();
                  @Transition(to = {"left", "right"}) Fork fork();
                  @Transition(to = "sum") Twice left();
                  @Transition(to = "sum") @Rename(key = "b", as = "c") Twice right();
                  @Join @Transition(to = "end") Sum sum();
                  @Join End end();
                }
                class Main {
                  static Object run() {
                    return new JobFlow(new Fork(), new Twice(), new Twice(), new Sum(), new End()).go();
                  }
                }
                """)
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo("[4, 8][x, y]");
  }
}
