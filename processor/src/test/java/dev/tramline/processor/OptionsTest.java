package dev.tramline.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.testing.Compilation;
import dev.tramline.processor.testing.Compiled;
import dev.tramline.processor.testing.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of the command line, and the suppression of warnings in the source. */
class OptionsTest {

  private static final String PROGRAM =
      """
      @Node
      public class Work {
        private int count;
        public record Made(String out, String unread) {}
        @Post Made work(String in) { return new Made(in + count++, in); }
      }
      @Flow
      public interface Job {
        @Key("out") String run(String in, String idle);
        Work work();
      }
      class Main {
        static Object run() { return new JobFlow(new Work()).run("a", "b"); }
      }
      """;

  @Test
  void warningsWarnByDefaultAndCodeIsGenerated() throws Throwable {
    Compiled compiled = Compilation.of("demo", PROGRAM).compile();

    assertThat(compiled.errors()).isEmpty();
    assertThat(compiled.warnings())
        .extracting(Report::code)
        .containsExactlyInAnyOrder("TL190", "TL391", "TL392");
    assertThat(compiled.warnings())
        .extracting(Report::column)
        .containsExactlyInAnyOrder("count;", "work();", "idle);");
    assertThat(compiled.run("demo.Main")).isEqualTo("a0");
  }

  @Test
  void warningsCanBeSetToWarn() {
    assertThat(
            Compilation.of("demo", PROGRAM).with("-Atramline.warnings=warn").compile().warnings())
        .hasSize(3);
  }

  @Test
  void warningsCanBeErrors() {
    Compiled compiled = Compilation.of("demo", PROGRAM).with("-Atramline.warnings=error").compile();

    assertThat(compiled.warnings()).isEmpty();
    assertThat(compiled.errors())
        .extracting(Report::code)
        .containsExactlyInAnyOrder("TL190", "TL391", "TL392");
  }

  @Test
  void warningsCanBeOff() throws Throwable {
    Object result =
        Compilation.of("demo", PROGRAM)
            .with("-Atramline.warnings=off")
            .compile()
            .succeeds()
            .run("demo.Main");

    assertThat(result).isEqualTo("a0");
  }

  @Test
  void theDiagramCanBeLeftOut() {
    String path = "META-INF/tramline/demo.Job.mmd";
    Compilation quiet = Compilation.of("demo", PROGRAM).with("-Atramline.warnings=off");

    assertThat(quiet.compile().succeeds().outputs()).containsKey(path);
    assertThat(quiet.with("-Atramline.mermaid=false").compile().succeeds().outputs())
        .doesNotContainKey(path)
        .containsKey("demo/JobFlow.class");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Atramline.warnings=loud", "-Atramline.warnings", "-Atramline.warnings=",
        "-Atramline.warnings=WARN", "-Atramline.mermaid=no", "-Atramline.mermaid"
      })
  void aValueThatIsNoneIsAnErrorWhichListsThem(String option) {
    Compiled compiled =
        Compilation.of(
                "demo", PROGRAM.replace("private int", "private final int").replace("++", ""))
            .with("-Xlint:none", option)
            .compile();

    assertThat(compiled.errors()).hasSize(1);
    assertThat(compiled.errors().get(0).text())
        .startsWith(option.contains("=") ? option : option + "=")
        .contains("is not understood: use one of ")
        .endsWith(option.contains("mermaid") ? "false, true" : "error, off, warn");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  Work work();>  @SuppressWarnings(\"TL391\") Work work();",
        "public interface Job>@SuppressWarnings({\"unused\", \"TL391\"}) public interface Job",
      })
  void oneCodeIsSuppressedOnTheElementAndAround(String change) {
    String[] fromTo = change.split(">");
    Compiled compiled =
        Compilation.of("demo", PROGRAM.replace("@Flow\n", "@Flow ").replace(fromTo[0], fromTo[1]))
            .compile();

    assertThat(compiled.warnings())
        .extracting(Report::code)
        .containsExactlyInAnyOrder("TL190", "TL392");
  }

  @Test
  void everyWarningCanBeSuppressedWhereItStands() throws Throwable {
    String program =
        PROGRAM
            .replace("private int", "@SuppressWarnings(\"TL190\") private int")
            .replace("  Work work();", "  @SuppressWarnings(\"TL391\") Work work();")
            .replace("String idle", "@SuppressWarnings(\"TL392\") String idle");

    Compilation.of("demo", program).compile().succeeds();
    Compilation.of("demo", program).with("-Atramline.warnings=error").compile().succeeds();
  }

  @Test
  void errorsCannotBeSuppressed() {
    Compilation.of(
            "demo",
            PROGRAM.replace(
                "  Work work();", "  @SuppressWarnings(\"TL205\") @Exit(\"x\") Work work();"))
        .with("-Atramline.warnings=off")
        .compile()
        .failsWith("TL205");
  }
}
