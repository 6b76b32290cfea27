package dev.tramline.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.testing.Compilation;
import dev.tramline.processor.testing.Compiled;
import dev.tramline.processor.testing.Report;
import dev.tramline.processor.testing.WrappedProcessor;
import java.io.IOException;
import javax.lang.model.element.Element;
import org.junit.jupiter.api.Test;

/** A fault of the processor is one readable error, and the rest is still generated. */
class BugReportTest {

  private static final String PROGRAM =
      """
      @Node
      public class Work { @Exec @Key("n") int work(int n) { return n; } }
      @Flow
      public interface Good { @Key("n") int work(int n); Work work(); }
      @Flow
      public interface Bad { @Key("n") int work(int n); Work work(); }
      @Flow
      public interface AlsoGood { @Key("n") int work(int n); Work work(); }
      """;

  private static WrappedProcessor failingOn(String file, Exception failure) {
    return new WrappedProcessor() {
      @Override
      protected void onFile(String name, Element... originating) throws IOException {
        if (name.equals(file)) {
          if (failure instanceof RuntimeException e) {
            throw e;
          }
          throw (IOException) failure;
        }
      }
    };
  }

  @Test
  void anUnexpectedExceptionIsReportedOnTheFlowWithARequestToReportIt() {
    Compiled compiled =
        Compilation.of("demo", PROGRAM)
            .by(failingOn("demo.BadFlow", new IllegalStateException("out of ideas")))
            .compile();

    Report report = compiled.failsWith("Tramline bug");
    assertThat(report.line()).startsWith("public interface Bad");
    assertThat(report.text())
        .startsWith(
            "[Tramline bug] processing flow demo.Bad failed with java.lang.IllegalStateException:"
                + " out of ideas at ")
        .contains("please report this message")
        .contains(System.getProperty("java.version"))
        .doesNotContain("\n");
  }

  @Test
  void theOtherFlowsStillGetTheirCode() {
    Compiled compiled =
        Compilation.of("demo", PROGRAM)
            .by(failingOn("demo.BadFlow", new IOException("disk full")))
            .compile();

    assertThat(compiled.failsWith("Tramline bug").text()).contains("disk full");
    assertThat(compiled.outputs())
        .containsKeys("demo/GoodFlow.java", "demo/AlsoGoodFlow.java", "demo/WorkNode.java")
        .doesNotContainKey("demo/BadFlow.java");
  }

  @Test
  void aFaultInANodeNamesTheNode() {
    Compiled compiled =
        Compilation.of("demo", PROGRAM)
            .by(failingOn("demo.WorkNode", new NullPointerException()))
            .compile();

    assertThat(compiled.errors().get(0).code()).isEqualTo("Tramline bug");
    assertThat(compiled.errors().get(0).text()).contains("processing node demo.Work failed");
  }
}
