package dev.tramline.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.testing.Compilation;
import dev.tramline.processor.testing.Samples;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same programs under the Eclipse compiler, whose model of sources is another one. */
class EclipseCompilerTest {

  @TempDir private Path folder;

  private static final String EVERY_OUTCOME =
      """
      import java.io.IOException;
      @Node
      public class Route {
        @Post
        @Transition(value = "up", writes = "n")
        @Transition("down")
        @Transition("default")
        String route(int n, @Key("n") Out<Integer> next) {
          next.set(n + 1);
          return n < 3 ? "up" : n == 9 ? null : "down";
        }
      }
      @Node
      public class Review {
        enum Verdict { GOOD, NEEDS_WORK, @Transition("no") BAD }
        @Post Verdict review(int n) { return n > 4 ? Verdict.GOOD : Verdict.NEEDS_WORK; }
      }
      @Node
      public class Grow extends Growing<Integer> {
        @Override @Exec @Key("n") Integer grow(@Key("n") Integer n) { return n + 1; }
      }
      abstract class Growing<T> {
        @Exec @Key("n") abstract T grow(@Key("n") T n);
      }
      @Node
      public class Measure {
        record Sizes(@Key("sizes") List<Integer> lengths, @Append("log") String line,
            Optional<int[]> raw) {}
        @Prep String[] words(int n) { return "a bb ccc".split(" "); }
        @Exec @Batch @Retry(attempts = 2, on = IOException.class)
        Integer length(@Prep String word, RunContext context) throws IOException {
          if (word.length() == 2 && context.attempt() == 0) { throw new IOException("again"); }
          if (word.length() == 3) { throw new IllegalStateException("never"); }
          return word.length();
        }
        @Fallback Integer instead(IllegalStateException e, @Prep String word) { return -1; }
        @Post Sizes sizes(@Exec List<Integer> lengths) {
          return new Sizes(lengths, "measured", Optional.empty());
        }
      }
      @Flow
      public interface Inner {
        sealed interface Result {
          record Fine(int n) implements Result {}
          record Poor() implements Result {}
        }
        Result judge(int n);
        @Exit(value = "good", as = "fine") @Exit(value = "no", as = "poor")
        @Transition(value = "needsWork", to = "grow")
        Review review();
        @Transition(to = "review")
        Grow grow();
      }
      @Flow
      public interface Job {
        record Result(List<Integer> sizes, List<String> log, int n, Optional<int[]> raw) {}
        Result work(int n);
        @Transition(value = "up", to = "route") @Transition(value = "down", to = "inner")
        @Transition(to = "inner")
        Route route();
        @Transition(value = "fine", to = "measure")
        @Transition(value = "poor", to = "measure")
        Inner inner();
        Measure measure();
      }
      class Main {
        static Object run() {
          Inner inner = new InnerFlow(new Review(), new Grow());
          return new JobFlow(new Route(), inner, new Measure()).work(1).toString();
        }
      }
      """;

  private static final String EVERY_RESULT =
      "Result[sizes=[1, 2, -1], log=[measured], n=5, raw=Optional.empty]";

  private static final String CONCURRENT =
      """
      import java.util.concurrent.CompletableFuture;
      @Node
      public class Length {
        record Size(int size, Optional<String> odd) {}
        @Prep Iterator<? extends Integer> twice(String word) {
          return List.of(word.length(), word.length()).iterator();
        }
        @Exec @Batch(concurrency = 2) @Timeout("1m")
        CompletableFuture<? extends Number> size(@Prep int n) {
          return CompletableFuture.completedFuture(n);
        }
        @Post Size post(@Exec List<? extends Number> sizes, Out<String> text) {
          text.set(sizes.toString());
          return new Size(sizes.get(0).intValue(), Optional.empty());
        }
      }
      @Flow @Timeout("1h")
      public interface Row {
        record Result(List<Integer> sizes, List<String> text, List<String> odds) {}
        Result row(Collection<String> words);
        @Each(value = "words", item = "word", concurrency = 3) @Rename(key = "size", as = "sizes")
        @Rename(key = "odd", as = "odds") @Timeout("1m")
        Length length();
      }
      @Flow
      public interface Job {
        record Result(List<List<Integer>> sizes, List<List<String>> text) {}
        Result work(List<? extends List<String>> rows);
        @Each(value = "rows", item = "words", concurrency = 2) Row row();
      }
      class Main {
        static Object run() {
          Job job = new JobFlow(new RowFlow(new Length()));
          List<List<String>> rows = List.of(List.of("a", "bb"), List.of());
          return job.work(rows).toString()
              + ((JobFlow) job).start(rows).join().equals(job.work(rows));
        }
      }
      """;

  private static final String CONCURRENT_RESULT =
      "Result[sizes=[[1, 2], []], text=[[[1, 1], [2, 2]], []]]true";

  private record Outcome(boolean success, String output, Path classes) {}

  private Outcome compile(Map<String, String> sources) throws IOException {
    Path source = folder.resolve("sources");
    Path classes = Files.createDirectories(folder.resolve("classes"));
    for (Map.Entry<String, String> file : sources.entrySet()) {
      Path path = source.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--release", "17", "-encoding", "UTF-8", "-proceedOnError"));
    arguments.addAll(List.of("-classpath", Compilation.classPath()));
    arguments.addAll(List.of("-processorpath", processorPath()));
    arguments.addAll(List.of("-d", classes.toString(), "-s", classes.toString()));
    arguments.addAll(List.of("-warn:none", source.toString()));
    StringWriter output = new StringWriter();
    PrintWriter printer = new PrintWriter(output);
    boolean success =
        BatchCompiler.compile(arguments.toArray(new String[0]), printer, printer, null);
    return new Outcome(success, output.toString(), classes);
  }

  private static String processorPath() {
    return Compilation.place(TramlineProcessor.class)
        + File.pathSeparator
        + Compilation.place(com.palantir.javapoet.JavaFile.class);
  }

  private static Object run(Path classes) throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, EclipseCompilerTest.class.getClassLoader())) {
      Method run = loader.loadClass("demo.Main").getDeclaredMethod("run");
      run.setAccessible(true);
      return run.invoke(null);
    }
  }

  @Test
  void theResearchAgentCompilesAndRuns() throws Exception {
    Outcome outcome =
        compile(
            Compilation.of(
                    "demo", Samples.RESEARCH_NODES + Samples.RESEARCH_FLOW + Samples.RESEARCH_MAIN)
                .sources());

    assertThat(outcome.output()).isEmpty();
    assertThat(outcome.success()).isTrue();
    assertThat(run(outcome.classes())).isEqualTo(Samples.RESEARCH_RESULT);
  }

  @Test
  void everyFormOfOutcomeCompilesAndRuns() throws Exception {
    Outcome outcome = compile(Compilation.of("demo", EVERY_OUTCOME).sources());

    assertThat(outcome.output()).isEmpty();
    assertThat(run(outcome.classes())).isEqualTo(EVERY_RESULT);
  }

  @Test
  void whatRunsSideBySideCompilesAndRuns() throws Exception {
    Outcome outcome = compile(Compilation.of("demo", CONCURRENT).sources());

    assertThat(outcome.output()).isEmpty();
    assertThat(run(outcome.classes())).isEqualTo(CONCURRENT_RESULT);
  }

  @Test
  void theSourcesGeneratedAreThoseThatJavacGets() throws Exception {
    Compilation program = Compilation.of("demo", EVERY_OUTCOME);
    Outcome outcome = compile(program.sources());

    program
        .compile()
        .succeeds()
        .outputs()
        .forEach(
            (path, bytes) -> {
              if (!path.endsWith(".class")) {
                assertThat(outcome.classes().resolve(path)).as(path).hasBinaryContent(bytes);
              }
            });
  }

  @Test
  void aMistakeIsTheSameSingleErrorAsUnderJavac() throws Exception {
    Compilation program =
        Compilation.of(
            "demo",
            Samples.RESEARCH_NODES
                + Samples.RESEARCH_FLOW.replace("  DirectAnswer answer();\n", "")
                + """
                class Main {
                  static Object run() {
                    ResearchAgentFlow flow = new ResearchAgentFlow(new DecideAction(), new SearchWeb());
                    return flow.with(RunOptions.defaults()).research("").answer() + ResearchAgentFlow.GRAPH;
                  }
                }
                """);
    String message = program.compile().failsWith("TL204").text();

    Outcome outcome = compile(program.sources());

    assertThat(outcome.output())
        .contains(message)
        .contains("ResearchAgent.java (at line ")
        .contains("1 problem (1 error)");
  }

  @Test
  void forksCompileAndRun() throws Exception {
    Outcome outcome =
        compile(
            Compilation.of(
                    "demo",
                    """
                    @Node
                    public class Fork {
                      sealed interface Next {
                        record One(int a, @Append("log") String line) implements Next {}
                        record Two(Optional<int[]> raw) implements Next {}
                      }
                      @Exec @Key("made") String made(int n) { return "made" + n; }
                      @Post java.util.stream.Stream<? extends Next> fork(int n, Out<Long> total) {
                        total.set(2L * n);
                        return java.util.stream.Stream.of(
                            new Next.One(n, "x"), new Next.Two(Optional.of(new int[n])), new Next.One(-n, "y"));
                      }
                    }
                    @Node
                    public class Side {
                      @Exec @Key("side") String side(int a, String made) { return made + ":" + a; }
                    }
                    @Node
                    public class Both {
                      @Exec @Key("both") String both(String left, String right) { return left + right; }
                    }
                    @Node
                    public class End {
                      @Exec @Key("text")
                      String end(List<String> both, List<String> log, List<int[]> raw, Optional<Long> total) {
                        return both + " " + log + raw.get(0).length + total.get();
                      }
                    }
                    @Flow
                    public interface Job {
                      @Key("text") String go(int n);
                      @Transition(value = "one", to = {"left", "right"})
                      @Transition(value = "two", to = "end")
                      Fork fork();
                      @Transition(to = "both") @Rename(key = "side", as = "left") Side left();
                      @Transition(to = "both") @Rename(key = "side", as = "right") Side right();
                      @Join @Transition(to = "end") Both both();
                      @Join End end();
                    }
                    class Main {
                      static Object run() {
                        return new JobFlow(new Fork(), new Side(), new Side(), new Both(), new End()).go(3);
                      }
                    }
                    """)
                .sources());

    assertThat(outcome.output()).isEmpty();
    assertThat(run(outcome.classes())).isEqualTo("[made3:3made3:3, made3:-3made3:-3] [x, y]36");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"@Node", "@Flow", "@Prep", "@Exec", "@Post", "@Transition", "@Append", "@Key"})
  void anAnnotationThatIsNotImportedIsNotSaidToBeMissingAsWell(String annotation)
      throws IOException {
    Map<String, String> sources =
        Compilation.of("demo", Samples.RESEARCH_NODES + Samples.RESEARCH_FLOW).sources();
    String every = "import dev.tramline.annotations.*;";
    StringBuilder others = new StringBuilder();
    for (String name :
        List.of("Node", "Flow", "Prep", "Exec", "Post", "Transition", "Retry", "Append", "Key")) {
      if (!annotation.equals("@" + name)) {
        others.append("import dev.tramline.annotations.").append(name).append("; ");
      }
    }
    sources.replaceAll((path, text) -> text.replace(every, others));

    Outcome outcome = compile(sources);

    assertThat(outcome.output())
        .contains(annotation.substring(1) + " cannot be resolved to a type")
        .doesNotContain("[TL");
  }
}
