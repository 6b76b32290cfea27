package dev.tramline.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.testing.Compilation;
import dev.tramline.processor.testing.Samples;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** What annotation processors are known to get wrong. */
class ClassicTrapsTest {

  @Test
  void repeatedAnnotationsAreReadThroughTheirContainers() throws Throwable {
    Object result =
        Compilation.of(
                "demo",
                """
                @Node
                public class Route {
                  @Post
                  @Transition("up")
                  @Transition("down")
                  @Transition("stay")
                  String route(int n) {
                    return n > 0 ? "down" : n < 0 ? "up" : "stay";
                  }
                }
                @Node
                public class Step {
                  @Exec @Key("n") int step(int n) { return n > 0 ? n - 1 : n + 1; }
                }
                @Flow
                public interface Walk {
                  @Key("n") int walk(int n);
                  @Transition(value = "up", to = "step")
                  @Transition(value = "down", to = "step")
                  @Exit("stay")
                  Route route();
                  @Transition(to = "route")
                  Step step();
                }
                class Main {
                  static Object run() {
                    return new WalkFlow(new Route(), new Step()).walk(-3);
                  }
                }
                """)
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo(0);
  }

  @Test
  void twoRepeatedExitsAndRenamesAreReadThroughTheirContainers() throws Throwable {
    Object result =
        Compilation.of(
                "demo",
                """
                @Node
                public class Grade {
                  enum Mark { GOOD, BAD }
                  @Post Mark grade(int points, Out<String> note) {
                    note.set("n" + points);
                    return points > 5 ? Mark.GOOD : Mark.BAD;
                  }
                }
                @Flow
                public interface Exam {
                  record Result(Optional<String> remark) {}
                  Result take(int score);
                  @Exit("good") @Exit("bad")
                  @Rename(key = "points", as = "score") @Rename(key = "note", as = "remark")
                  Grade grade();
                }
                class Main {
                  static Object run() { return new ExamFlow(new Grade()).take(7).remark().get(); }
                }
                """)
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo("n7");
  }

  /** javac copies the annotation to the accessor, the field and the constructor's parameter. */
  @Test
  void aKeyOnARecordComponentCountsOnce() throws Throwable {
    Object result =
        Compilation.of(
                "demo",
                """
                @Node
                public class Measure {
                  public record Sizes(@Key("wide") int width, @Append("log") String line) {
                    public Sizes {
                      width = width * 2;
                    }
                  }
                  @Post Sizes measure(int width) { return new Sizes(width, "m"); }
                }
                @Flow
                public interface Measuring {
                  record Result(@Key("wide") int howWide, @Key("log") List<String> lines) {}
                  Result measure(int width);
                  Measure measuring();
                }
                class Main {
                  static Object run() {
                    return new MeasuringFlow(new Measure()).measure(4).toString();
                  }
                }
                """)
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo("Result[howWide=8, lines=[m]]");
  }

  @Test
  void aKeyOnAComponentWithAnExplicitAccessorCountsOnce() throws Throwable {
    Object result =
        Compilation.of(
                "demo",
                """
                @Node
                public class Measure {
                  public record Sizes(@Key("wide") int width) {
                    @Override public int width() { return width + 1; }
                  }
                  @Post Sizes measure(int width) { return new Sizes(width); }
                }
                @Flow
                public interface Measuring {
                  @Key("wide") int measure(int width);
                  Measure measuring();
                }
                class Main {
                  static Object run() { return new MeasuringFlow(new Measure()).measure(4); }
                }
                """)
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo(5);
  }

  @Test
  void annotationsOnParametersAndOnTheirMethodDoNotMix() throws Throwable {
    Object result =
        Compilation.of(
                "demo",
                """
                @Node
                public class Double {
                  @Prep int prep(@Key("in") int x) { return x; }
                  @Exec @Key("out") int exec(@Prep int prepared, @Key("in") int in) {
                    return prepared + in;
                  }
                  @Post void post(@Prep int prepared, @Exec int result, @Key("in") int in, Out<Integer> sum) {
                    sum.set(prepared + result + in);
                  }
                }
                @Flow
                public interface Doubling {
                  record Result(int out, Optional<Integer> sum) {}
                  Result twice(int in);
                  Double twice();
                }
                class Main {
                  static Object run() { return new DoublingFlow(new Double()).twice(3).toString(); }
                }
                """)
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo("Result[out=6, sum=Optional[12]]");
  }

  @Test
  void annotatedMethodsAreInheritedFromGenericSuperclasses() throws Throwable {
    Object result =
        Compilation.of(
                "base",
                """
                public abstract class Ask<I, O> {
                  @Prep public List<I> gather(I question) { return List.of(question); }
                  @Exec @Key("answer") public abstract O answer(@Prep List<I> questions);
                }
                public abstract class AskText<O> extends Ask<String, O> {
                  @Post protected void done(@Exec O answer, Out<List<O>> log) { log.set(List.of(answer)); }
                }
                """)
            .and(
                "demo",
                """
                import base.AskText;
                @Node
                public class AskLength extends AskText<Integer> {
                  @Override @Exec @Key("answer") public Integer answer(@Prep List<String> questions) {
                    return questions.get(0).length();
                  }
                  @Override @Post public void done(@Exec Integer answer, Out<List<Integer>> log) {
                    super.done(answer, log);
                  }
                }
                @Flow
                public interface Asking {
                  record Result(int answer, Optional<List<Integer>> log) {}
                  Result ask(String question);
                  AskLength length();
                }
                class Main {
                  static Object run() {
                    return new AskingFlow(new AskLength()).ask("four").toString();
                  }
                }
                """)
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo("Result[answer=4, log=Optional[[4]]]");
  }

  @Test
  void anOverrideWithoutAnnotationIsNoStage() throws Throwable {
    Object result =
        Compilation.of(
                "demo",
                """
                abstract class Base {
                  @Prep String gather(String in) { return in + "-base"; }
                  @Exec @Key("out") String make(String in) { return in + "!"; }
                }
                @Node
                public class Quiet extends Base {
                  @Override String gather(String in) { throw new AssertionError("no stage"); }
                }
                @Flow
                public interface Making {
                  @Key("out") String make(String in);
                  Quiet quiet();
                }
                class Main {
                  static Object run() { return new MakingFlow(new Quiet()).make("a"); }
                }
                """)
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo("a!");
  }

  @Test
  void aDefaultMethodOfAnInterfaceCanBeAStage() throws Throwable {
    Object result =
        Compilation.of(
                "demo",
                """
                public interface Shouting {
                  @Exec @Key("out") default String shout(String in) { return in.toUpperCase(Locale.ROOT); }
                }
                @Node
                public class Shout implements Shouting {}
                @Flow
                public interface Loud {
                  @Key("out") String say(String in);
                  Shout shout();
                }
                class Main {
                  static Object run() { return new LoudFlow(new Shout()).say("hey"); }
                }
                """)
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo("HEY");
  }

  @Test
  void everyStageMayThrowCheckedExceptions() throws Throwable {
    Object result =
        Compilation.of(
                "demo",
                """
                import java.io.IOException;
                import java.util.concurrent.TimeoutException;
                @Node
                public class Risky {
                  @Prep String prep(int n) throws IOException {
                    if (n == 1) { throw new IOException("prep"); }
                    return "p";
                  }
                  @Exec String exec(@Prep String p, int n) throws TimeoutException, InterruptedException {
                    if (n == 2 || n == 3) { throw new TimeoutException("exec"); }
                    return p;
                  }
                  @Fallback String instead(TimeoutException e, int n) throws Exception {
                    if (n == 3) { throw new Exception("fallback"); }
                    return "f";
                  }
                  @Post @Transition(writes = "out") void post(@Exec String r, int n, Out<String> out) throws Exception {
                    if (n == 4) { throw new Exception("post"); }
                    out.set(r);
                  }
                }
                @Flow
                public interface Risks {
                  @Key("out") String take(int n);
                  Risky risky();
                }
                class Main {
                  static Object run() {
                    Risks risks = new RisksFlow(new Risky());
                    List<String> all = new ArrayList<>();
                    for (int n = 0; n < 5; n++) {
                      try {
                        all.add(risks.take(n));
                      } catch (NodeFailedException e) {
                        all.add(e.stage() + ":" + e.getCause().getMessage());
                      }
                    }
                    return all.toString();
                  }
                }
                """)
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo("[p, PREP:prep, f, EXEC:fallback, POST:post]");
  }

  @Test
  void genericTypesArraysAndPrimitivesAreKeys() throws Throwable {
    Object result =
        Compilation.of(
                "demo",
                """
                import java.util.function.Function;
                @Node
                public class Make {
                  public record All(
                      int i, long l, double d, boolean b, char c, byte y, short s, float f,
                      int[] ints, String[][] table, List<int[]> pairs, Integer boxed,
                      Map<String, List<? extends Number>> wild, Function<? super String, Integer> fun,
                      Map.Entry<String, int[]> entry, Optional<List<String>> maybe) {}
                  @Post All make(int n) {
                    return new All(n, n, n, n > 0, 'c', (byte) n, (short) n, n, new int[] {n},
                        new String[][] {{"t"}}, List.of(new int[] {1, n}), n, Map.of("w", List.of(n)),
                        String::length, Map.entry("k", new int[] {n}), Optional.of(List.of("m")));
                  }
                }
                @Node
                public class Use {
                  @Exec @Key("text") String use(
                      Integer i, Long l, Double d, Boolean b, Character c, Byte y, Short s, Float f,
                      int[] ints, String[][] table, List<int[]> pairs, int boxed,
                      Map<String, List<? extends Number>> wild, Function<? super String, Integer> fun,
                      Map.Entry<String, int[]> entry, Optional<List<String>> maybe) {
                    return "" + i + l + d + b + c + y + s + f + ints[0] + table[0][0] + pairs.get(0)[1]
                        + boxed + wild + fun.apply("four") + entry.getValue()[0] + maybe.get();
                  }
                }
                @Node
                public class Spread {
                  @Exec @Key("last") String spread(String text, Object boxed, Number i, Comparable<Long> l,
                      Iterable<int[]> pairs, Object[] table) {
                    return text + boxed + i + l + pairs.iterator().next()[0] + table.length;
                  }
                }
                @Flow
                public interface Keys {
                  record Result(String last, int[] ints, long l, Map<String, List<? extends Number>> wild) {}
                  Result keys(int n);
                  @Transition(to = "use") Make make();
                  @Transition(to = "spread") Use use();
                  Spread spread();
                }
                class Main {
                  static Object run() {
                    Keys.Result r = new KeysFlow(new Make(), new Use(), new Spread()).keys(2);
                    return r.last() + r.ints()[0] + r.l() + r.wild();
                  }
                }
                """)
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo("222.0truec222.02t22{w=[2]}42[m]2221122{w=[2]}");
  }

  @Test
  void primitivesAndBoxesMeetInInputsAppendsCellsAndResults() throws Throwable {
    Object result =
        Compilation.of(
                "demo",
                """
                @Node
                public class Count {
                  @Exec @Append("all") int count(long start, Integer step) { return (int) start + step; }
                  @Post @Transition(value = "again", writes = "start") @Transition(value = "done")
                  String post(@Exec Integer counted, long start, Out<Long> start2, @Key("start") long again,
                      @Key("start") Out<Long> next) {
                    next.set(start + 1);
                    return counted > 3 ? "done" : "again";
                  }
                }
                @Flow
                public interface Counting {
                  record Result(List<Integer> all, @Key("start") Long end) {}
                  Result count(Long start, int step);
                  @Transition(value = "again", to = "count") @Exit("done")
                  Count count();
                }
                class Main {
                  static Object run() {
                    return new CountingFlow(new Count()).count(1L, 1).toString();
                  }
                }
                """)
            .compile()
            .run("demo.Main");

    assertThat(result).isEqualTo("Result[all=[2, 3, 4], end=4]");
  }

  @Test
  void nodesMayBeNestedAndPackagePrivate() throws Throwable {
    Object result =
        Compilation.of(
                "demo",
                """
                final class Outer {
                  static class Middle {
                    @Node
                    static class Inner {
                      record Out1(String out) {}
                      @Post Out1 make(String in) { return new Out1(in + "i"); }
                    }
                    @Flow
                    interface InnerFlow {
                      record Result(String out) {}
                      Result go(String in);
                      Inner inner();
                    }
                  }
                  static Object run() {
                    return new Outer_Middle_InnerFlowFlow(new Middle.Inner()).go("a").out();
                  }
                }
                """)
            .compile()
            .succeeds()
            .run("demo.Outer");

    assertThat(result).isEqualTo("ai");
  }

  @Test
  void aFlowInAnotherPackageNeedsNeitherStagesNorRecordsToBePublic() throws Throwable {
    Object result =
        Compilation.of(
                "nodes",
                """
                @Node
                public class Work {
                  sealed interface Next {
                    record More(int n) implements Next {}
                    record Done(String out) implements Next {}
                  }
                  record Input(int n) {}
                  record Output(int n) {}
                  @Prep Input prep(int n) { return new Input(n); }
                  @Exec Output exec(@Prep Input in) { return new Output(in.n() - 1); }
                  @Post Next post(@Exec Output o) {
                    return o.n() > 0 ? new Next.More(o.n()) : new Next.Done("done");
                  }
                }
                """)
            .and(
                "flows",
                """
                import nodes.Work;
                @Flow
                public interface Working {
                  @Key("out") String work(int n);
                  @Transition(value = "more", to = "work") @Exit("done") Work work();
                }
                """)
            .and(
                "app",
                """
                class Main {
                  static Object run() {
                    return new flows.WorkingFlow(new nodes.Work()).work(3);
                  }
                }
                """)
            .compile()
            .succeeds()
            .run("app.Main");

    assertThat(result).isEqualTo("done");
  }

  @Test
  void dollarsAndUnicodeInNamesAreKept() throws Throwable {
    Object result =
        Compilation.of(
                "demo.kotlin_style",
                """
                @Node
                public class Größe$Impl {
                  @Exec @Key("wert$out") String mach$es(String wert$in, int größe, @Key("$") String dollar) {
                    return wert$in + größe + dollar;
                  }
                }
                @Flow
                public interface Größe$Companion {
                  record Result$Data(String wert$out) {}
                  Result$Data mach$es(String wert$in, int größe, @Key("$") String $);
                  Größe$Impl größe$impl();
                }
                class Main {
                  static Object run() {
                    return Größe$CompanionFlow.builder().größe$impl(new Größe$Impl()).build()
                        .mach$es("a", 1, "$$").wert$out();
                  }
                }
                """)
            .compile()
            .succeeds()
            .run("demo.kotlin_style.Main");

    assertThat(result).isEqualTo("a1$$");
  }

  @Test
  void theUnnamedPackageWorksToo() throws Throwable {
    Object result =
        Compilation.of("", Samples.RESEARCH_NODES + Samples.RESEARCH_FLOW + Samples.RESEARCH_MAIN)
            .compile()
            .succeeds()
            .run("Main");

    assertThat(result).isEqualTo(Samples.RESEARCH_RESULT);
  }

  @Test
  void annotationsAreNeverClaimed() {
    Set<String> seen = new TreeSet<>();
    Processor later =
        new AbstractProcessor() {
          @Override
          public Set<String> getSupportedAnnotationTypes() {
            return Set.of("dev.tramline.annotations.Node", "dev.tramline.annotations.Flow");
          }

          @Override
          public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
          }

          @Override
          public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            annotations.forEach(annotation -> seen.add(annotation.getSimpleName().toString()));
            return false;
          }
        };

    Compilation.of("demo", Samples.RESEARCH_NODES + Samples.RESEARCH_FLOW)
        .before(later)
        .compile()
        .succeeds();

    assertThat(seen).containsExactly("Flow", "Node");
  }
}
