package dev.tramline.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.processor.testing.Compilation;
import dev.tramline.processor.testing.Compiled;
import dev.tramline.processor.testing.Report;
import dev.tramline.processor.testing.Samples;
import dev.tramline.runtime.NodeFailedException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes and flows that come as class files, from another module or an earlier compilation. */
class ClassFilesTest {

  /** Nodes of every form of outcome, and a flow to be nested. */
  private static final String LIBRARY =
      Samples.RESEARCH_NODES
          + Samples.RESEARCH_FLOW
          + """
          @Node
          public class Grade {
            public enum Mark { VERY_GOOD, @Transition("poor") BAD }
            @Exec @Append("log") String log(String answer, int limit) { return "g" + limit; }
            @Post Mark grade(@Exec String logged, String answer, Out<Integer> length, int limit) {
              length.set(answer.length());
              return answer.length() > limit ? Mark.VERY_GOOD : Mark.BAD;
            }
          }
          @Node
          public class Route {
            @Post
            @Transition(value = "again", writes = {"limit", "log"})
            @Transition("stop")
            String route(Optional<Integer> length, int limit, List<String> log,
                @Key("limit") Out<Integer> lower, @Key("log") Out<List<String>> longer) {
              List<String> more = new ArrayList<>(log);
              more.add("r" + length.orElse(-1));
              longer.set(more);
              lower.set(limit - 10);
              return "again";
            }
          }
          @Node
          public class Batches {
            @Prep List<String> split(List<String> log) { return log; }
            @Exec @Batch @Retry(attempts = 2) @Key("lengths") int length(@Prep String line) {
              return line.length();
            }
          }
          @Flow
          public interface Finish {
            sealed interface Result {
              record Long(List<Integer> lengths, int n) implements Result {}
              record Short(Optional<List<Integer>> lengths) implements Result {}
            }
            Result finish(List<String> log, int n);
            @Transition(to = "last") Batches batches();
            Last last();
          }
          @Node
          public class Measure {
            public record Size(int size, Optional<String> odd, @Append("log") String line) {}
            @Exec @Timeout("1m") java.util.concurrent.CompletionStage<Integer> size(String word, int n) {
              return java.util.concurrent.CompletableFuture.completedFuture(word.length() + n);
            }
            @Post @Transition("done") Size post(@Exec int size, String word, Out<String> even) {
              boolean isOdd = size % 2 == 1;
              if (!isOdd) { even.set(word); }
              return new Size(size, isOdd ? Optional.of(word) : Optional.empty(), "m" + word);
            }
          }
          @Flow @Timeout("1h")
          public interface Row {
            @Key("sizes") List<Integer> row(List<String> words, int n);
            @Each(value = "words", item = "word", concurrency = 3) @Rename(key = "size", as = "sizes")
            @SuppressWarnings("TL391")
            Measure measure();
          }
          @Node
          public class Last {
            sealed interface Size {
              @Transition("long") record Big() implements Size {}
              @Transition("short") record Small() implements Size {}
            }
            @Post Size size(List<Integer> lengths) {
              return lengths.size() > 1 ? new Size.Big() : new Size.Small();
            }
          }
          """;

  private static final String USER =
      """
      @Flow
      public interface Job {
        record Result(String answer, List<String> log, List<Integer> sizes, int limit) {}
        Result work(@Key("question") String question, int limit);
        @Transition(to = "grade") ResearchAgent research();
        @Transition(value = "veryGood", to = "finish") @Transition(value = "poor", to = "route")
        Grade grade();
        @Transition(value = "again", to = "grade") @Transition(value = "stop", to = "finish")
        Route route();
        @Rename(key = "lengths", as = "sizes") @Rename(key = "n", as = "limit")
        @Exit("long") @Transition(value = "short", to = "batches")
        Finish finish();
        @Rename(key = "lengths", as = "sizes") Batches batches();
      }
      class Main {
        static Object run() {
          ResearchAgent agent =
              new ResearchAgentFlow(new DecideAction(), new SearchWeb(), new DirectAnswer());
          Finish finish = new FinishFlow(new Batches(), new Last());
          return new JobFlow(agent, new Grade(), new Route(), finish, new Batches())
              .work("why", 30).toString();
        }
      }
      """;

  private static final String RESULT =
      "Result[answer=why[<why0>, <why1>], log=[g30, r19, g20, r19, g10], sizes=[3, 3, 3, 3, 3],"
          + " limit=10]";

  private static final String EACH_USER =
      """
      @Flow
      public interface Job {
        record Result(List<List<Integer>> table, List<Integer> sizes, List<String> odds,
            List<String> evens, List<String> log) {}
        Result work(List<List<String>> rows, Set<String> words, int n);
        @Each(value = "rows", item = "words", concurrency = 2) @Rename(key = "sizes", as = "table")
        @Timeout("1m") @Transition(to = "measure")
        Row row();
        @Each(value = "words", item = "word") @Retry(attempts = 2)
        @Rename(key = "size", as = "sizes") @Rename(key = "odd", as = "odds")
        @Rename(key = "even", as = "evens")
        Measure measure();
      }
      class Main {
        static Object run() {
          return new JobFlow(new RowFlow(new Measure()), new Measure())
              .work(List.of(List.of("a", "bb"), List.of()), new TreeSet<>(List.of("c", "dd")), 1)
              .toString();
        }
      }
      """;

  private static final String EACH_RESULT =
      "Result[table=[[2, 3], []], sizes=[2, 3], odds=[dd], evens=[c], log=[mc, mdd]]";

  @Test
  void nodesAndSubFlowsForEachElementMayBeClassFilesToo() throws Throwable {
    Compiled together = Compilation.of("demo", LIBRARY + EACH_USER).compile().succeeds();
    Compiled library = Compilation.of("demo", LIBRARY).compile().succeeds();
    Compiled user = Compilation.of("demo", EACH_USER).against(library).compile().succeeds();

    assertThat(together.run("demo.Main")).isEqualTo(EACH_RESULT);
    assertThat(user.run("demo.Main")).isEqualTo(EACH_RESULT);
    assertThat(user.generated("demo.JobFlow")).isEqualTo(together.generated("demo.JobFlow"));
    Compiled elsewhere =
        Compilation.of("app", "import demo.*;\n" + EACH_USER).against(library).compile().succeeds();
    assertThat(elsewhere.run("app.Main")).isEqualTo(EACH_RESULT);
  }

  @Test
  void nodesAndSubFlowsFromClassFilesBehaveAsFromSource() throws Throwable {
    Compiled together = Compilation.of("demo", LIBRARY + USER).compile().succeeds();
    Compiled library = Compilation.of("demo", LIBRARY).compile().succeeds();
    Compiled user = Compilation.of("demo", USER).against(library).compile().succeeds();

    assertThat(together.run("demo.Main")).isEqualTo(RESULT);
    assertThat(user.run("demo.Main")).isEqualTo(RESULT);
    assertThat(user.outputs()).containsKey("demo/JobFlow.java");
    Map<String, byte[]> separate = new TreeMap<>(library.outputs());
    separate.putAll(user.outputs());
    assertThat(separate.keySet()).isEqualTo(together.outputs().keySet());
    separate.forEach(
        (path, bytes) -> assertThat(bytes).as(path).isEqualTo(together.outputs().get(path)));
  }

  @Test
  void classFilesOfOtherPackagesDoToo() throws Throwable {
    Compiled library = Compilation.of("lib", LIBRARY).compile().succeeds();
    String imports = "import lib.*;\n";

    Compiled user = Compilation.of("app", imports + USER).against(library).compile().succeeds();

    assertThat(user.run("app.Main")).isEqualTo(RESULT);
  }

  @Test
  void theChecksSeeAsMuchOfClassFilesAsOfSources() {
    Compiled library = Compilation.of("demo", LIBRARY).compile().succeeds();
    String[][] mistakes = {
      {"TL301", "@Key(\"question\") String question", "@Key(\"ask\") String ask"},
      {"TL204", "@Transition(value = \"veryGood\", to = \"finish\")", ""},
      {"TL205", "@Exit(\"long\")", "@Exit(\"long\") @Exit(\"longer\")"},
      {"TL303", "int limit)", "String limit)"},
      {"TL307", "@Rename(key = \"n\", as = \"limit\")", "@Rename(key = \"no\", as = \"limit\")"},
      {"TL302", "List<Integer> sizes, int limit", "List<Integer> sizes, int limit, int length"},
    };
    for (String[] mistake : mistakes) {
      assertThat(USER).contains(mistake[1]);
      String broken = USER.replace(mistake[1], mistake[2]);

      Compiled fromSource = Compilation.of("demo", LIBRARY + broken).compile();
      Compiled fromClassFiles = Compilation.of("demo", broken).against(library).compile();

      assertThat(fromClassFiles.errors())
          .extracting(Report::text)
          .as(mistake[0])
          .isNotEmpty()
          .isEqualTo(fromSource.errors().stream().map(Report::text).toList());
      assertThat(fromClassFiles.errors())
          .extracting(Report::line)
          .isEqualTo(fromSource.errors().stream().map(Report::line).toList());
    }
  }

  @Test
  void aNodeWithoutItsAdapterIsReported() {
    Compiled library = Compilation.of("demo", LIBRARY).compile().succeeds();

    Report report =
        Compilation.of("demo", USER)
            .against(library.without("demo.GradeNode"))
            .compile()
            .failsWith("TL213");

    assertThat(report.line()).isEqualTo("Grade grade();");
    assertThat(report.text()).contains("demo.GradeNode");
  }

  @Test
  void aSubFlowWithoutItsGeneratedClassIsReported() {
    Compiled library = Compilation.of("demo", LIBRARY).compile().succeeds();
    String withoutMain = USER.substring(0, USER.indexOf("class Main"));

    Report report =
        Compilation.of("demo", withoutMain)
            .against(library.without("demo.FinishFlow"))
            .compile()
            .failsWith("TL213");

    assertThat(report.line()).isEqualTo("Finish finish();");
  }

  @Test
  void aFlowRunWithANodeOfAnotherContractSaysWhatToRecompile() throws Throwable {
    String main =
        """
        class Main {
          static Object run() { return new JobFlow(new Work()).work(1); }
        }
        @Flow
        public interface Job {
          @Key("n") int work(int n);
          Work work();
        }
        """;
    String node = "@Node public class Work { @Exec @Key(\"n\") int work(int n) { return n; } }\n";
    Compiled old = Compilation.of("demo", node + main).compile().succeeds();
    Compiled sameContract =
        Compilation.of("demo", node.replace("return n;", "return n + 1;")).compile().succeeds();
    Compiled otherContract =
        Compilation.of("demo", node.replace("int n)", "Integer n)")).compile().succeeds();

    assertThat(old.run("demo.Main")).isEqualTo(1);
    assertThat(old.replacedBy(sameContract).run("demo.Main")).isEqualTo(2);
    assertThatThrownBy(() -> old.replacedBy(otherContract).run("demo.Main"))
        .isInstanceOf(IncompatibleClassChangeError.class)
        .hasMessage(
            "demo.WorkNode has changed since JobFlow was compiled against it: recompile JobFlow");
  }

  @Test
  void aFlowRunWithASubFlowOfAnotherContractSaysWhatToRecompile() throws Throwable {
    String node = "@Node public class Work { @Exec @Key(\"n\") int work(int n) { return n; } }\n";
    String inner = "@Flow public interface Inner { @Key(\"n\") int go(int n); Work work(); }\n";
    String main =
        """
        class Main {
          static Object run() { return new JobFlow(new InnerFlow(new Work())).work(1); }
        }
        @Flow
        public interface Job {
          @Key("n") int work(int n);
          Inner inner();
        }
        """;
    Compiled old = Compilation.of("demo", node + inner + main).compile().succeeds();
    Compiled newer =
        Compilation.of("demo", node + inner.replace("go(int n)", "go(@Key(\"n\") int n, int m)"))
            .with("-Atramline.warnings=off")
            .compile()
            .succeeds();

    assertThat(old.run("demo.Main")).isEqualTo(1);
    assertThatThrownBy(() -> old.replacedBy(newer).run("demo.Main"))
        .isInstanceOf(IncompatibleClassChangeError.class)
        .hasMessage(
            "demo.InnerFlow.Adapter has changed since JobFlow was compiled against it: recompile"
                + " JobFlow");
  }

  @Test
  void aConstantThatTheEnumGotLaterSaysWhatToRecompile() throws Throwable {
    String node =
        """
        @Node
        public class Work {
          public enum Next { LEFT, RIGHT }
          @Post Next work(int n) { return Next.values()[n]; }
        }
        """;
    String main =
        """
        class Main {
          static Object run() { return new JobFlow(new Work()).work(0); }
        }
        @Flow
        public interface Job {
          @Key("n") int work(int n);
          @Exit("left") @Exit("right") Work work();
        }
        """;
    Compiled old = Compilation.of("demo", node + main).compile().succeeds();
    Compiled newer =
        Compilation.of("demo", node.replace("{ LEFT,", "{ ABOVE, LEFT,")).compile().succeeds();

    assertThat(old.run("demo.Main")).isEqualTo(0);
    assertThatThrownBy(() -> old.replacedBy(newer.without("demo.WorkNode")).run("demo.Main"))
        .isInstanceOf(NodeFailedException.class)
        .hasRootCauseMessage(
            "@Post method work returned ABOVE, which the enum did not have when the node was"
                + " compiled: recompile the node");
  }

  @Test
  void aConstantThatIsGoneMattersToNobodyWhoDoesNotReturnIt() throws Throwable {
    String work =
        "@Node class Work { @Post Next work(int n) { return Next.valueOf(\"RIGHT\"); } }\n";
    String next = "public enum Next { LEFT, AHEAD, RIGHT }\n";
    String main =
        """
        class Main {
          static Object run() { return new JobFlow(new Work()).work(1); }
        }
        @Flow
        interface Job {
          @Key("n") int work(int n);
          @Exit("left") @Exit("ahead") @Exit("right") Work work();
        }
        """;
    Compiled old = Compilation.of("demo", work + next + main).compile().succeeds();
    Compiled newer =
        Compilation.of("demo", "public enum Next { RIGHT, LEFT }\n").compile().succeeds();

    assertThat(old.replacedBy(newer).run("demo.Main")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "boolean, true, true",
    "byte, 1, 1",
    "char, '''a''', a",
    "short, 2, 2",
    "int, 3, 3",
    "long, 4L, 4",
    "float, 5.5f, 5.5",
    "double, 6.5, 6.5"
  })
  void aPrimitiveBesideAnOutcomeComesFromAClassFileToo(String type, String value, String text)
      throws Throwable {
    Compiled library =
        Compilation.of(
                "lib",
                """
                @Node
                public class Work {
                  public enum Next { SAME, OTHER }
                  @Exec @Key("same") public TYPE work(TYPE n) { return n; }
                  @Post public Next post(@Exec TYPE same, TYPE n) {
                    return same == n ? Next.SAME : Next.OTHER;
                  }
                }
                """
                    .replace("TYPE", type))
            .compile()
            .succeeds();
    String main =
        """
        class Main {
          static Object run() {
            TYPE value = VALUE;
            return "" + new JobFlow(new lib.Work()).work(value);
          }
        }
        @Flow
        interface Job {
          @Key("same") TYPE work(TYPE n);
          @Exit("same") @Exit("other") lib.Work work();
        }
        """
            .replace("TYPE", type)
            .replace("VALUE", value);

    Compiled user = Compilation.of("demo", main).against(library).compile().succeeds();

    assertThat(user.run("demo.Main")).isEqualTo(text);
  }

  @Test
  void stagesInheritedFromAClassFileAreNodesToo() throws Throwable {
    Compiled library =
        Compilation.of(
                "lib",
                """
                public abstract class Base<T> {
                  @Exec @Key("out") public T copy(@Key("in") T in) { return in; }
                }
                """)
            .compile()
            .succeeds();

    Object result =
        Compilation.of(
                "demo",
                """
                @Node
                public class Copy extends lib.Base<String> {}
                @Flow
                public interface Job { @Key("out") String work(String in); Copy copy(); }
                class Main {
                  static Object run() { return new JobFlow(new Copy()).work("x"); }
                }
                """)
            .against(library)
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo("x");
  }

  @Test
  void inheritedParametersWithoutNamesAreReported() {
    Compiled library =
        Compilation.of(
                "lib",
                """
                public abstract class Base {
                  @Exec @Key("out") public String copy(String in) { return in; }
                }
                """)
            .compile()
            .succeeds();

    Compiled compiled =
        Compilation.of(
                "demo",
                """
                @Node
                public class Copy extends lib.Base {}
                @Flow
                public interface Job { @Key("out") String work(String in); Copy copy(); }
                """)
            .against(library)
            .compile();

    Report report = compiled.failsWith("TL104");
    assertThat(report.file()).isEqualTo("demo/Copy.java");
    assertThat(report.text()).contains("@Key");
  }

  @Test
  void outcomeRecordsFromClassFilesKeepTheirKeys() throws Throwable {
    Compiled library =
        Compilation.of(
                "lib",
                """
                @Transition
                public record Made(@Key("out") String text, @Append("log") String line, Optional<Integer> n) {}
                """)
            .compile()
            .succeeds();

    Object result =
        Compilation.of(
                "demo",
                """
                @Node
                public class Make {
                  @Post lib.Made make(String in) { return new lib.Made(in, "l", Optional.of(1)); }
                }
                @Flow
                public interface Job {
                  record Result(String out, List<String> log, Optional<Integer> n) {}
                  Result work(String in);
                  Make make();
                }
                class Main {
                  static Object run() { return new JobFlow(new Make()).work("x").toString(); }
                }
                """)
            .against(library)
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo("Result[out=x, log=[l], n=Optional[1]]");
  }

  @Test
  void nodesFromClassFilesFork() throws Throwable {
    Compiled library =
        Compilation.of(
                "library",
                """
                @Node
                public class Split {
                  record Next(int a, @Append("log") String line, Optional<String> note, int[] raw) {}
                  @Post List<? extends Next> split(int n, Out<String> maybe) {
                    maybe.set("set");
                    return List.of(new Next(n, "x", Optional.of("note"), new int[2]));
                  }
                }
                @Node
                public class Votes {
                  public enum Vote { UP, WAY_DOWN }
                  @Post List<Vote> vote(int a) { return List.of(Vote.UP, Vote.WAY_DOWN); }
                }
                @Node
                public class End {
                  @Exec @Key("text")
                  String end(List<Integer> a, List<String> log, Optional<String> maybe, List<String> note,
                      List<int[]> raw) {
                    return a + " " + log + maybe + note + raw.size();
                  }
                }
                """)
            .compile()
            .succeeds();
    Object result =
        Compilation.of(
                "demo",
                """
                @Node
                public class Joined {
                  @Exec @Append("log") String exec(Optional<String> maybe) { return "j" + maybe.get(); }
                }
                @Flow
                public interface Job {
                  @Key("text") String go(int n);
                  @Transition(to = "votes") library.Split split();
                  @Transition(value = "up", to = "joined") @Transition(value = "wayDown", to = "joined")
                  library.Votes votes();
                  @Join @Transition(to = "end") Joined joined();
                  @Join library.End end();
                }
                class Main {
                  static Object run() {
                    return new JobFlow(
                            new library.Split(), new library.Votes(), new Joined(), new library.End())
                        .go(3);
                  }
                }
                """)
            .against(library)
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo("[3] [x, jset]Optional[set][note]1");
  }

  /** Forking nodes of every form; what they write is a list only behind the join. */
  private static final String FORKS =
      """
      @Node
      public class Split {
        public record Work(String part, @Append("log") String line) {}
        @Exec @Key("size") int size(String text) { return text.length(); }
        @Post @Transition("work") List<Work> split(String text) { return List.of(); }
      }
      @Node
      public class Names {
        @Post @Transition("left") @Transition("right")
        java.util.stream.Stream<String> names(String part) { return java.util.stream.Stream.of(); }
      }
      """;

  @Test
  void forkingNodesFromClassFilesForkAsFromSource() {
    String user =
        """
        @Node class Left { @Exec @Key("side") String left(String part) { return part; } }
        @Node class Meet { @Exec void meet(List<String> side, int size, List<String> log) {} }
        @Node class End { @Exec void end(List<List<String>> side, %s part) {} }
        @Flow interface Job {
          void work(String text);
          @Transition(value = "work", to = "names") Split split();
          Names names();
          @Transition(to = "%s") Left left();
          @Transition(to = "meet") Left right();
          @Join @Transition(to = "end") Meet meet();
          @Join End end();
        }
        """;
    Compiled library = Compilation.of("demo", FORKS).compile().succeeds();
    String[][] mistakes = {
      {"TL303", "String", "meet", "the branches of the fork at split make it List<String>"},
      {"TL212", "List<String>", "end", "@Join that no fork leads to: node meet (Meet)"},
    };
    for (String[] mistake : mistakes) {
      String program = user.formatted(mistake[1], mistake[2]);

      Report ofSource = Compilation.of("demo", FORKS + program).compile().failsWith(mistake[0]);
      Report ofClassFile =
          Compilation.of("demo", program).against(library).compile().failsWith(mistake[0]);

      assertThat(ofSource.text()).contains(mistake[3]);
      assertThat(ofClassFile.text()).isEqualTo(ofSource.text());
    }
  }
}
