package dev.tramline.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.testing.Compilation;
import dev.tramline.processor.testing.Compiled;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Flows far larger than any that people write: no limit of class files or of the JIT is hit. */
class HugeFlowTest {

  /** HotSpot interprets longer methods for ever. */
  private static final int JIT_LIMIT = 8000;

  private static final int STEPS = 1_000_000;

  /** A ring of nodes, each of which counts one step; the first decides when it is enough. */
  private static Compilation ring(int nodes) {
    StringBuilder flow = new StringBuilder();
    StringBuilder builder = new StringBuilder();
    for (int i = 0; i < nodes; i++) {
      String next = "n" + (i + 1) % nodes;
      if (i == 0) {
        flow.append("@Transition(value = \"more\", to = \"n1\") @Exit(\"enough\") Gate n0();\n");
        builder.append("builder.n0(new Gate());\n");
      } else {
        flow.append("@Transition(to = \"").append(next).append("\")");
        flow.append("@Rename(key = \"own\", as = \"own").append(i).append("\")");
        flow.append(i % 2 == 0 ? "@Retry(attempts = 2) " : " ");
        flow.append("Add n").append(i).append("();\n");
        builder.append("builder.n").append(i).append("(add);\n");
      }
    }
    return Compilation.of(
            "demo",
            """
            @Node
            public class Gate {
              @Post @Transition("more") @Transition("enough") String gate(int count, Out<Integer> passes) {
                return count < 999_000 ? "more" : "enough";
              }
            }
            @Node
            public class Add {
              public record Next(int count, int own) {}
              @Exec int count(int count) { return count + 1; }
              @Post Next add(@Exec int counted, Optional<Integer> own) {
                return new Next(counted, own.orElse(0) + 1);
              }
            }
            @Flow(maxSteps = 2_000_000)
            public interface Job {
              @Key("count") int run(int count);
              FLOW
            }
            class Main {
              static Object run() {
                Add add = new Add();
                JobFlow.Builder builder = JobFlow.builder();
                BUILDER
                Job job = builder.build();
                return job.run(0) + " " + JobFlow.GRAPH.nodes().size() + " " + JobFlow.GRAPH.edges().size();
              }
            }
            """
                .replace("FLOW", flow)
                .replace("BUILDER", builder))
        .with("-Atramline.warnings=off");
  }

  @Test
  void fiveHundredNodesMakeAMillionSteps() throws Throwable {
    Compiled compiled = ring(500).compile().succeeds();

    // 499 of 500 steps count one; the gate looks once a round.
    int rounds = (999_000 + 498) / 499;
    assertThat(rounds * 500L).isGreaterThan(STEPS);
    assertThat(compiled.run("demo.Main")).isEqualTo(rounds * 499 + " 500 501");
    assertThat(longestMethod(compiled)).isLessThan(JIT_LIMIT);
    assertThat(compiled.text("META-INF/tramline/demo.Job.mmd")).contains("n499 --> n0");
  }

  @Test
  void moreNodesThanAConstructorTakesAreBuiltByName() throws Throwable {
    Compiled compiled = ring(1200).compile().succeeds();

    int rounds = (999_000 + 1198) / 1199;
    assertThat(compiled.run("demo.Main")).isEqualTo(rounds * 1199 + " 1200 1201");
    assertThat(longestMethod(compiled)).isLessThan(JIT_LIMIT);
    for (Constructor<?> constructor : compiled.load("demo.JobFlow").getDeclaredConstructors()) {
      assertThat(constructor.getModifiers() & Opcodes.ACC_PUBLIC).isZero();
    }
  }

  /** Around what the loop holds, and what a part does: each transition leads to another part. */
  @ParameterizedTest
  @ValueSource(ints = {23, 24, 25, 41, 300})
  void everyTransitionLeadsWhereItShould(int nodes) throws Throwable {
    int stride = 11;
    List<String> way = new ArrayList<>();
    StringBuilder flow = new StringBuilder();
    StringBuilder builder = new StringBuilder();
    for (int i = 0; i < nodes; i++) {
      String next = "n" + (i + stride) % nodes;
      way.add("n" + i * stride % nodes);
      flow.append(
          i == 0
              ? "@Transition(value = \"more\", to = \""
                  + next
                  + "\") @Exit(\"enough\") Gate n0();\n"
              : "@Transition(to = \"" + next + "\") Note n" + i + "();\n");
      builder.append(".n" + i + (i == 0 ? "(new Gate())" : "(note)"));
    }
    Compiled compiled =
        Compilation.of(
                "demo",
                """
                @Node
                public class Gate {
                  public enum Next { MORE, ENOUGH }
                  public static int rounds;
                  @Exec @Append("way") String note(RunContext context) { return context.node(); }
                  @Post Next gate() { return rounds++ % 3 < 2 ? Next.MORE : Next.ENOUGH; }
                }
                @Node
                public class Note {
                  @Exec @Append("way") String note(RunContext context) { return context.node(); }
                }
                @Flow(maxSteps = 2_000)
                public interface Job {
                  @Key("way") java.util.List<String> run();
                  FLOW
                }
                class Main {
                  static Object run() {
                    Note note = new Note();
                    return JobFlow.builder()BUILDER.build().run();
                  }
                }
                """
                    .replace("FLOW", flow)
                    .replace("BUILDER", builder))
            .compile()
            .succeeds();

    List<String> expected = new ArrayList<>(way);
    expected.addAll(way);
    expected.add("n0");
    assertThat(compiled.run("demo.Main")).isEqualTo(expected);
  }

  @Test
  void nodesWithManyKeysAndLongNamesFitToo() throws Throwable {
    StringBuilder inputs = new StringBuilder();
    for (int i = 0; i < 120; i++) {
      inputs.append(i == 0 ? "" : ", ").append("int aKeyOfSomeLengthWithNumber").append(i);
    }
    StringBuilder flow = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      flow.append(i < 199 ? "@Transition(to = \"n" + (i + 1) + "\") " : "");
      flow.append("Wide n").append(i).append("();\n");
    }
    Compiled compiled =
        Compilation.of(
                "demo",
                """
                @Node
                public class Wide {
                  @Exec void wide(INPUTS) {}
                }
                @Flow
                public interface Job {
                  void run(INPUTS);
                  FLOW
                }
                class Main {
                  static Object run() { return JobFlow.GRAPH.nodes().get(199).reads().size(); }
                }
                """
                    .replace("INPUTS", inputs)
                    .replace("FLOW", flow))
            .compile()
            .succeeds();

    assertThat(compiled.run("demo.Main")).isEqualTo(120);
    assertThat(longestMethod(compiled)).isLessThan(JIT_LIMIT);
  }

  @Test
  void manyNodesForEachElementWithManyKeysFitToo() throws Throwable {
    StringBuilder components = new StringBuilder();
    StringBuilder values = new StringBuilder();
    StringBuilder outs = new StringBuilder();
    StringBuilder outputs = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      components.append(i == 0 ? "" : ", ").append("int key").append(i);
      values.append(i == 0 ? "" : ", ").append("n + ").append(i);
      outs.append(", Out<String> out").append(i);
      outputs.append(i == 0 ? "" : ", ").append("List<Integer> key").append(i);
    }
    StringBuilder flow = new StringBuilder();
    StringBuilder nodes = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      flow.append(i < 99 ? "@Transition(to = \"n" + (i + 1) + "\") " : "");
      flow.append("@Timeout(\"1h\") @Each(value = \"ns\", item = \"n\", concurrency = 2) ");
      flow.append("Wide n").append(i).append("();\n");
      nodes.append(i == 0 ? "" : ", ").append("wide");
    }
    Compiled compiled =
        Compilation.of(
                "demo",
                """
                @Node
                public class Wide {
                  record Done(COMPONENTS) {}
                  @Post Done wide(int n OUTS) { return new Done(VALUES); }
                }
                @Flow
                public interface Job {
                  record Result(OUTPUTS) {}
                  Result run(List<Integer> ns);
                  FLOW
                }
                class Main {
                  static Object run() {
                    Wide wide = new Wide();
                    return new JobFlow(NODES).run(List.of(1, 2)).key59().toString();
                  }
                }
                """
                    .replace("COMPONENTS", components)
                    .replace("VALUES", values)
                    .replace("OUTS", outs)
                    .replace("OUTPUTS", outputs)
                    .replace("NODES", nodes)
                    .replace("FLOW", flow))
            .with("-Atramline.warnings=off")
            .compile()
            .succeeds();

    assertThat(compiled.run("demo.Main")).isEqualTo("[60, 61]");
    assertThat(longestMethod(compiled)).isLessThan(JIT_LIMIT);
  }

  @Test
  void branchesThatWriteHundredsOfKeysJoinInMethodsThatFitToo() throws Throwable {
    int branches = 250;
    StringBuilder targets = new StringBuilder();
    StringBuilder flow = new StringBuilder();
    StringBuilder nodes = new StringBuilder();
    for (int i = 0; i < branches; i++) {
      targets.append(i == 0 ? "" : ", ").append("\"n").append(i).append('"');
      for (String key : new String[] {"a", "b", "c"}) {
        flow.append("@Rename(key = \"" + key + "\", as = \"" + key + i + "\") ");
      }
      flow.append("@Transition(to = \"end\") Work n").append(i).append("();\n");
      nodes.append("new Work(").append(i).append("), ");
    }
    Compiled compiled =
        Compilation.of(
                "demo",
                """
                @Node
                public class Begin { @Exec void exec() {} }
                @Node
                public record Work(int number) {
                  public record Done(int a, int b, int c) {}
                  @Post Done work() { return new Done(number, -number, 2 * number); }
                }
                @Node
                public class End { @Exec void exec() {} }
                @Flow(concurrency = 1)
                public interface Job {
                  record Result(int a0, int b100, int c249) {}
                  Result run();
                  @Transition(to = {TARGETS}) Begin begin();
                  FLOW
                  @Join End end();
                }
                class Main {
                  static Object run() {
                    return new JobFlow(new Begin(), NODES new End()).run().toString();
                  }
                }
                """
                    .replace("TARGETS", targets)
                    .replace("NODES", nodes)
                    .replace("FLOW", flow))
            .with("-Atramline.warnings=off")
            .compile()
            .succeeds();

    assertThat(compiled.run("demo.Main")).isEqualTo("Result[a0=0, b100=-100, c249=498]");
    assertThat(longestMethod(compiled)).isLessThan(JIT_LIMIT);
  }

  @Test
  void asManyNodesAsAConstructorTakesAreTakenByIt() throws Throwable {
    assertThat(ring(254).compile().succeeds().load("demo.JobFlow").getConstructors())
        .hasSize(1)
        .allMatch(constructor -> constructor.getParameterCount() == 254);
    assertThat(ring(255).compile().succeeds().load("demo.JobFlow").getConstructors()).isEmpty();
  }

  /**
   * The length of the longest method of the flow that runs more than once. Constructors run once
   * for each flow or run, and only have to fit a class file, which the compiler sees to.
   */
  private static int longestMethod(Compiled compiled) {
    Map<String, Integer> lengths = new TreeMap<>();
    compiled
        .outputs()
        .forEach(
            (path, bytes) -> {
              if (path.startsWith("demo/JobFlow") && path.endsWith(".class")) {
                readLengths(path, bytes, lengths);
              }
            });
    assertThat(lengths).isNotEmpty();
    return lengths.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
  }

  /** A writer behind the visitor, so that labels get their offsets. */
  private static void readLengths(String path, byte[] bytes, Map<String, Integer> lengths) {
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(Opcodes.ASM9, new ClassWriter(0)) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                MethodVisitor writer =
                    super.visitMethod(access, name, descriptor, signature, thrown);
                return new MethodVisitor(Opcodes.ASM9, writer) {
                  @Override
                  public void visitMaxs(int stack, int locals) {
                    Label end = new Label();
                    visitLabel(end);
                    if (!name.equals("<init>") && !name.equals("<clinit>")) {
                      lengths.merge(path + " " + name, end.getOffset(), Math::max);
                    }
                    super.visitMaxs(stack, locals);
                  }
                };
              }
            },
            0);
  }

  @Test
  void aForkMayHaveAHundredBranchesAndABranchHundredsOfNodes() throws Throwable {
    int nodes = 250;
    int branches = 100;
    StringBuilder targets = new StringBuilder();
    StringBuilder flow = new StringBuilder();
    StringBuilder builder = new StringBuilder();
    for (int i = 0; i < nodes; i++) {
      String next = i + 1 < nodes ? "n" + (i + 1) : "begin";
      flow.append("@Transition(to = \"").append(next).append("\") Add n").append(i).append("();\n");
      builder.append("builder.n").append(i).append("(add);\n");
    }
    for (int i = 0; i < branches; i++) {
      targets.append(i == 0 ? "\"" : ", \"").append("b").append(i).append("\"");
      flow.append("@Transition(to = \"both\") @Rename(key = \"own\", as = \"own").append(i);
      flow.append("\") Log b").append(i).append("();\n");
      builder.append("builder.b").append(i).append("(log);\n");
    }
    Compiled compiled =
        Compilation.of(
                "demo",
                """
                @Node
                public class Fork {
                  record Next(int a) {}
                  @Post List<Next> fork(int n) {
                    List<Next> all = new ArrayList<>();
                    for (int i = 0; i < n; i++) { all.add(new Next(i)); }
                    return all;
                  }
                }
                @Node
                public class Add { @Exec @Key("a") int exec(int a) { return a + 1; } }
                @Node
                public class Begin { @Exec void exec(int a) {} }
                @Node
                public class Log {
                  record Made(int own, @Append("log") int line) {}
                  @Post Made log(int a) { return new Made(a, a); }
                }
                @Node
                public class Both { @Exec @Key("sum") int exec(List<Integer> log) { return log.size(); } }
                @Node
                public class End {
                  @Exec @Key("text") String exec(List<Integer> sum, List<Integer> a) {
                    return sum.get(0) + " " + sum.get(19) + " " + a.get(19);
                  }
                }
                @Flow
                public interface Job {
                  @Key("text") String run(int n);
                  @Transition(to = "n0") Fork fork();
                  @Transition(to = {TARGETS}) Begin begin();
                  FLOW
                  @Join @Transition(to = "end") Both both();
                  @Join End end();
                }
                class Main {
                  static Object run() {
                    Add add = new Add();
                    Log log = new Log();
                    JobFlow.Builder builder = JobFlow.builder().fork(new Fork()).begin(new Begin());
                    BUILDER
                    return builder.both(new Both()).end(new End()).build().run(20);
                  }
                }
                """
                    .replace("TARGETS", targets)
                    .replace("FLOW", flow)
                    .replace("BUILDER", builder))
            .with("-Atramline.warnings=off")
            .compile()
            .succeeds();

    assertThat(compiled.run("demo.Main")).isEqualTo("100 100 269");
    assertThat(longestMethod(compiled)).isLessThan(JIT_LIMIT);
  }
}
