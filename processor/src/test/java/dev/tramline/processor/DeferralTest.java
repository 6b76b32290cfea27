package dev.tramline.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.testing.Compilation;
import dev.tramline.processor.testing.Compiled;
import dev.tramline.processor.testing.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** Types that other processors generate in the same build. */
class DeferralTest {

  /** Writes one class a round, as a processor that is waiting itself would. */
  private static final class Generator extends AbstractProcessor {

    private final Map<String, String> sources = new LinkedHashMap<>();

    Generator and(String name, String body) {
      sources.put(name, body);
      return this;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!sources.isEmpty() && !round.processingOver()) {
        String name = sources.keySet().iterator().next();
        try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
          writer.write("package " + name.substring(0, name.lastIndexOf('.')) + "; ");
          writer.write("import dev.tramline.annotations.*;\n" + sources.remove(name));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }

  private static final String FLOW =
      """
      @Node
      public class First {
        @Exec @Key("token") Token first(String in) { return new Token(in); }
      }
      @Node
      public class Second {
        @Exec @Key("out") String second(Token token) { return token.text(); }
      }
      @Flow
      public interface Job {
        @Key("out") String work(String in);
        @Transition(to = "second") First first();
        Second second();
      }
      @Flow
      public interface Outer {
        @Key("out") String work(String in);
        Job job();
      }
      class Main {
        final OuterFlow field = new OuterFlow(new JobFlow(new First(), new Second()));
        static Object run() { return new Main().field.work("in"); }
      }
      """;

  private static final String TOKEN = "public record Token(String text) {}";

  @Test
  void aKeyTypeMayBeGeneratedInTheSameBuild() throws Throwable {
    Compiled generated =
        Compilation.of("demo", FLOW)
            .after(new Generator().and("demo.Token", TOKEN))
            .compile()
            .succeeds();
    Compiled plain = Compilation.of("demo", FLOW + TOKEN).compile().succeeds();

    assertThat(generated.run("demo.Main")).isEqualTo("in");
    for (String name : new String[] {"First", "Second"}) {
      assertThat(generated.generated("demo." + name + "Node"))
          .isEqualTo(plain.generated("demo." + name + "Node"));
    }
    assertThat(generated.generated("demo.OuterFlow")).isEqualTo(plain.generated("demo.OuterFlow"));
  }

  @Test
  void theOrderOfProcessorsDoesNotMatter() throws Throwable {
    Object result =
        Compilation.of("demo", FLOW)
            .before(new Generator().and("demo.Token", TOKEN))
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo("in");
  }

  @Test
  void generatedTypesMayTakeSeveralRounds() throws Throwable {
    Object result =
        Compilation.of("demo", FLOW)
            .after(
                new Generator()
                    .and("demo.Other", "class Other {}")
                    .and("demo.Another", "class Another {}")
                    .and("demo.Token", TOKEN))
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo("in");
  }

  @Test
  void aSuperclassMayBeGenerated() throws Throwable {
    Object result =
        Compilation.of(
                "demo",
                """
                @Node
                public class First extends Base {}
                @Flow
                public interface Job {
                  @Key("out") String work(String in);
                  First first();
                }
                class Main {
                  static Object run() { return new JobFlow(new First()).work("in"); }
                }
                """)
            .after(
                new Generator()
                    .and("demo.Base", "public class Base extends Root<String> {}")
                    .and(
                        "demo.Root",
                        "public class Root<T> { @Exec @Key(\"out\") public T out(T in) { return in;"
                            + " } }"))
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo("in");
  }

  @Test
  void nodesAndFlowsMayBeGeneratedThemselves() throws Throwable {
    Object result =
        Compilation.of(
                "demo",
                """
                @Flow
                public interface Outer {
                  @Key("out") String work(String in);
                  Job job();
                }
                class Main {
                  static Object run() { return new OuterFlow(new JobFlow(new First())).work("in"); }
                }
                """)
            .after(
                new Generator()
                    .and(
                        "demo.Job",
                        "@Flow public interface Job { @Key(\"out\") String work(String in); First"
                            + " f(); }")
                    .and(
                        "demo.First",
                        "@Node public class First { @Exec @Key(\"out\") String f(String in) {"
                            + " return in; } }"))
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo("in");
  }

  @Test
  void aConstantInAnAnnotationMayBeGenerated() throws Throwable {
    Object result =
        Compilation.of(
                "demo",
                """
                @Node
                public class First {
                  @Exec @Key(Keys.OUT) @Retry(attempts = Keys.ATTEMPTS) String first(String in) { return in; }
                }
                @Flow
                public interface Job {
                  @Key(Keys.OUT) String work(String in);
                  First first();
                }
                class Main {
                  static Object run() { return new JobFlow(new First()).work("in"); }
                }
                """)
            .after(
                new Generator()
                    .and("demo.Keys", "interface Keys { String OUT = \"out\"; int ATTEMPTS = 2; }"))
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo("in");
  }

  @Test
  void mistakesFoundAfterWaitingAreReportedOnce() {
    Report report =
        Compilation.of("demo", FLOW.replace("to = \"second\"", "to = \"secnd\""))
            .after(new Generator().and("demo.Token", TOKEN))
            .compile()
            .failsWith("TL206");

    assertThat(report.line()).isEqualTo("@Transition(to = \"secnd\") First first();");
  }

  @Test
  void mistakesElsewhereDoNotWait() {
    Compiled compiled =
        Compilation.of(
                "demo",
                FLOW
                    + """
                    @Flow
                    public interface Wrong {
                      @Key("out") String work(Integer in);
                      Fine fine();
                    }
                    @Node
                    public class Fine {
                      @Exec @Key("out") String out(String in) { return in; }
                    }
                    """)
            .after(new Generator().and("demo.Token", TOKEN))
            .compile();

    compiled.failsWith("TL303");
  }
}
