package dev.tramline.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.testing.Compilation;
import dev.tramline.processor.testing.Compiled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that a hostile reviewer thought of: they must be proved right, or rejected. */
class HardInputsTest {

  private static final String NULLABLE = "@interface Nullable {}\n";

  @Test
  void aKeyReadBothWaysIsNoLessRequiredWhenItsNodeIsAClassFile() {
    Compiled library =
        Compilation.of(
                "library",
                """
                @interface Nullable {}
                @Node
                public class Both {
                  @Exec @Key("length") String go(String name) { return "" + name.length(); }
                  @Post void post(@Nullable String name) {}
                }
                """)
            .compile();
    library.succeeds();
    Compilation.of(
            "demo",
            """
            @Flow
            public interface Job {
              @Key("length") String run(Optional<String> name);
              library.Both both();
            }
            """)
        .against(library)
        .compile()
        .failsWith("TL302");
  }

  @Test
  void whatWouldUnsetAnAppendedKeyLeavesItEmpty() throws Throwable {
    Compiled compiled =
        Compilation.of(
                "demo",
                """
                @Node
                public class Log {
                  record Line(@Append("log") String line) {}
                  @Post Line log() { return new Line("x"); }
                }
                @Node
                public class Reset {
                  record Lines(@Key("log") Optional<List<String>> lines) {}
                  @Post Lines reset() { return new Lines(Optional.empty()); }
                }
                @Flow
                public interface Job {
                  @Key("log") List<String> run();
                  @Transition(to = "reset") Log log();
                  @Transition(to = "again") Reset reset();
                  @Exit Log again();
                }
                public class Main {
                  public static String run() {
                    return "" + new JobFlow(new Log(), new Reset(), new Log()).run();
                  }
                }
                """)
            .compile();
    compiled.succeeds();
    assertThat(compiled.run("demo.Main")).isEqualTo("[x]");
  }

  @Test
  void aListHandedToAnAppendedKeyIsCopiedSoThatItsOwnerCannotChangeIt() throws Throwable {
    Compiled compiled =
        Compilation.of(
                "demo",
                """
                @Node
                public class Log {
                  record Line(@Append("log") String line) {}
                  private final List<String> outside;
                  public Log(List<String> outside) { this.outside = outside; }
                  @Post Line log(List<String> log) {
                    outside.add("late");
                    return new Line("" + log.size());
                  }
                }
                @Flow
                public interface Job {
                  @Key("log") List<String> run(List<String> log);
                  Log log();
                }
                public class Main {
                  public static String run() {
                    List<String> mine = new ArrayList<>(List.of("first"));
                    return "" + new JobFlow(new Log(mine)).run(mine);
                  }
                }
                """)
            .compile();
    compiled.succeeds();
    assertThat(compiled.run("demo.Main")).isEqualTo("[first, 1]");
  }

  @Test
  void aNullItemOfABatchOverPrimitivesFailsTheNodeAndNamesTheItem() throws Throwable {
    Compiled compiled =
        Compilation.of(
                "demo",
                """
                @Node
                public class Twice {
                  @Prep List<Integer> items() { return Arrays.asList(1, null); }
                  @Exec @Batch @Key("doubled") int twice(@Prep int item) { return 2 * item; }
                }
                @Flow
                public interface Job {
                  @Key("doubled") List<Integer> run();
                  Twice twice();
                }
                public class Main {
                  public static String run() {
                    try {
                      return "" + new JobFlow(new Twice()).run();
                    } catch (NodeFailedException e) {
                      return e.stage() + " " + e.getCause().getMessage();
                    }
                  }
                }
                """)
            .compile();
    compiled.succeeds();
    assertThat(compiled.run("demo.Main")).isEqualTo("PREP item 1 of the batch is null");
  }

  @Test
  void aPrimitiveCannotBeNullable() {
    Compilation.of(
            "demo",
            NULLABLE
                + """
                @Node
                public class N {
                  @Exec @Key("out") String go(@Nullable int in) { return "" + in; }
                }
                """)
        .compile()
        .failsWith("TL104");
  }

  @ParameterizedTest
  @ValueSource(strings = {"clone", "yield", "run", "step", "broken", "Objects", "Frame"})
  void aNodeMayBeCalledLikeWhatGeneratedCodeUses(String name) {
    Compilation.of("demo", node(name)).compile().succeeds();
  }

  @Test
  void aBrokenFlowMayCallANodeBroken() {
    Compilation.of(
            "demo",
            """
            @Node public class N { @Exec void go() {} }
            @Flow
            public interface Job {
              void run();
              @Transition(to = "brokn") N broken();
            }
            """)
        .compile()
        .failsWith("TL206");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Answer", "AnswerNode", "GeneratedContract"})
  void aTypeNestedInAFlowCannotHideAClassThatTheGeneratedOneNames(String nested) {
    Compilation.of("demo", hiding(nested)).compile().failsWith("TL112");
  }

  @Test
  void aTypeNestedInAFlowMayHideAnyOtherClass() {
    Compilation.of("demo", hiding("List")).compile().succeeds();
  }

  private static String hiding(String nested) {
    return """
    @Node public class Answer { @Exec @Key("out") String go(String in) { return in; } }
    @Flow
    public interface Job {
      record NESTED(int x) {}
      @Key("out") String run(String in);
      demo.Answer answer();
    }
    """
        .replace("NESTED", nested);
  }

  @Test
  void aNodeCannotBeCalledFinalize() {
    Compilation.of("demo", node("finalize")).compile().failsWith("TL214");
  }

  private static String node(String name) {
    return """
    @Node public class N { @Exec void go() {} }
    @Flow
    public interface Job {
      void launch();
      N NAME();
    }
    """
        .replace("NAME", name);
  }

  @Test
  void keysThatLookLikeEscapesOrCommentsStayText() {
    Compilation.of(
            "demo",
            """
            @Node
            public class N {
              record R(@Key("C:\\\\users") String a, @Key("x */ y } z") String b) {}
              @Post R go() { return new R("", ""); }
            }
            @Flow
            public interface Job {
              record Out(@Key("C:\\\\users") String a, @Key("x */ y } z") String b) {}
              Out run();
              N n();
            }
            """)
        .compile()
        .succeeds();
  }

  @Test
  void keysThatDifferInAnInvisibleCharacterAreTwoFields() {
    Compilation.of(
            "demo",
            """
            @Node
            public class N {
              record R(@Key("ab") String a, @Key("a\\u00adb") String b) {}
              @Post R go() { return new R("", ""); }
            }
            @Flow
            public interface Job {
              record Out(@Key("ab") String a, @Key("a\\u00adb") String b) {}
              Out run();
              N n();
            }
            """)
        .compile()
        .succeeds();
  }

  @Test
  void ofAGenericSealedInterfaceOnlyTheRecordsThatFitAreActions() {
    Compilation.of(
            "demo",
            """
            public sealed interface Next<T> {
              @Transition("text") record Text(String text) implements Next<String> {}
              @Transition("number") record Number(int number) implements Next<Integer> {}
            }
            @Node
            public class N {
              @Post Next<String> go() { return new Next.Text("x"); }
            }
            @Flow
            public interface Job {
              @Key("text") String run();
              @Exit("text") N n();
            }
            """)
        .compile()
        .succeeds();
  }

  @Test
  void aRecordWithAWildcardIsNoOutcome() {
    Compilation.of(
            "demo",
            """
            @Node
            public class N {
              public record Go<T>(T value) {}
              @Post Go<?> go() { return new Go<>("x"); }
            }
            """)
        .compile()
        .failsWith("TL106");
  }

  @Test
  void anOptionalOfAWildcardMayGoInAndOutOfAFlow() {
    Compilation.of(
            "demo",
            """
            @Node
            public class N {
              record R(Optional<? extends Number> out) {}
              @Post R go(Optional<? extends Number> in) { return new R(in); }
            }
            @Flow
            public interface Inner {
              record Result(Optional<? extends Number> out) {}
              Result run(Optional<? extends Number> in);
              N n();
            }
            @Flow
            public interface Job {
              record Result(Optional<? extends Number> out) {}
              Result run(Optional<? extends Number> in);
              Inner inner();
            }
            """)
        .compile()
        .succeeds();
  }

  @Test
  void aStageCannotDeclareThrowable() {
    Compilation.of("demo", "@Node public class N { @Exec void go() throws Throwable {} }\n")
        .compile()
        .failsWith("TL103");
  }

  @Test
  void aKeyOfAHiddenTypeCannotBeHandedToAFlowOfAnotherPackage() {
    Compilation.of(
            "library",
            """
            class Secret {}
            @Node
            public class N { @Exec @Key("secret") Secret go() { return new Secret(); } }
            """)
        .and(
            "demo",
            """
            @Flow
            public interface Job {
              record Result(Object secret) {}
              Result run();
              library.N n();
            }
            """)
        .compile()
        .failsWith("TL306");
  }

  @Test
  void aKeyMayBeNamedLikeThePackageOfANodeWithANamesake() {
    Compilation.of(
            "search.a",
            "@Node public class Find { @Exec @Key(\"search\") String go() { return \"x\"; } }\n")
        .and(
            "search.b",
            "@Node public class Find { @Exec @Key(\"found\") String go(String search) {"
                + " return search; } }\n")
        .and(
            "demo",
            """
            @Flow
            public interface Job {
              @Key("found") String run();
              @Transition(to = "second") search.a.Find search();
              search.b.Find second();
            }
            """)
        .compile()
        .succeeds();
  }
}
