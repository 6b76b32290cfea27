package dev.tramline.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.testing.Compilation;
import dev.tramline.processor.testing.Compiled;
import dev.tramline.processor.testing.Samples;
import dev.tramline.processor.testing.WrappedProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** What incremental builds and reproducible builds rely on. */
class IncrementalTest {

  private static final String OUTER =
      """
      @Flow
      public interface Outer {
        @Key("answer") String ask(String question);
        @Transition(to = "again") ResearchAgent agent();
        @Rename(key = "question", as = "answer") ResearchAgent again();
      }
      """;

  private static final String ALL =
      Samples.RESEARCH_NODES + Samples.RESEARCH_FLOW + OUTER + Samples.RESEARCH_MAIN;

  @Test
  void gradleIsToldThatTheProcessorIsolates() throws IOException {
    String name = "META-INF/gradle/incremental.annotation.processors";
    try (InputStream file = TramlineProcessor.class.getClassLoader().getResourceAsStream(name)) {
      assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8).strip())
          .isEqualTo(TramlineProcessor.class.getName() + ",isolating");
    }
  }

  @Test
  void everyFileOriginatesFromExactlyOneTopLevelType() {
    Map<String, String> origins = new TreeMap<>();
    WrappedProcessor watched =
        new WrappedProcessor() {
          @Override
          protected void onFile(String name, Element... originating) {
            assertThat(originating).as(name).hasSize(1);
            origins.put(name, ((TypeElement) originating[0]).getQualifiedName().toString());
          }
        };

    Compilation.of("demo", ALL).by(watched).compile().succeeds();

    assertThat(origins)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "demo.DecideActionNode", "demo.DecideAction",
                "demo.SearchWebNode", "demo.SearchWeb",
                "demo.DirectAnswerNode", "demo.DirectAnswer",
                "demo.ResearchAgentFlow", "demo.ResearchAgent",
                "demo.OuterFlow", "demo.Outer",
                "META-INF/tramline/demo.ResearchAgent.mmd", "demo.ResearchAgent",
                "META-INF/tramline/demo.Outer.mmd", "demo.Outer"));
  }

  @Test
  void skeletonsOriginateFromTheirFlowToo() {
    Map<String, Integer> origins = new TreeMap<>();
    WrappedProcessor watched =
        new WrappedProcessor() {
          @Override
          protected void onFile(String name, Element... originating) {
            origins.put(name, originating.length);
          }
        };

    Compilation.of("demo", ALL.replace("@Transition(to = \"again\")", "@Transition(to = \"x\")"))
        .by(watched)
        .compile()
        .failsWith("TL206");

    assertThat(origins).containsEntry("demo.OuterFlow", 1).doesNotContainValue(0);
  }

  @Test
  void anySingleTypeRecompiledAloneGivesTheSameBytes() {
    Compilation all = Compilation.of("demo", ALL);
    Compiled together = all.compile().succeeds();
    String[] types = ALL.split("(?m)(?<=^}$)\n");
    assertThat(types).hasSizeGreaterThanOrEqualTo(6);

    for (String type : types) {
      Compiled alone = Compilation.of("demo", type).against(together).compile().succeeds();

      assertThat(alone.outputs()).isNotEmpty();
      alone
          .outputs()
          .forEach(
              (path, bytes) -> assertThat(bytes).as(path).isEqualTo(together.outputs().get(path)));
    }
  }

  @Test
  void theOrderOfSourcesDoesNotMatter() {
    Compiled first = Compilation.of("demo", ALL).compile().succeeds();
    for (long seed = 0; seed < 8; seed++) {
      Compiled other = Compilation.of("demo", ALL).shuffled(seed).compile().succeeds();

      assertThat(other.outputs().keySet()).isEqualTo(first.outputs().keySet());
      other
          .outputs()
          .forEach(
              (path, bytes) -> assertThat(bytes).as(path).isEqualTo(first.outputs().get(path)));
    }
  }

  @Test
  void everythingIsWrittenInTheFirstRound() {
    int[] rounds = new int[1];
    WrappedProcessor counting =
        new WrappedProcessor() {
          @Override
          protected void onFile(String name, Element... originating) {
            assertThat(rounds[0]).as(name).isEqualTo(1);
          }

          @Override
          public boolean process(
              java.util.Set<? extends TypeElement> annotations,
              javax.annotation.processing.RoundEnvironment round) {
            rounds[0]++;
            return super.process(annotations, round);
          }
        };

    Compilation.of("demo", ALL).by(counting).compile().succeeds();

    assertThat(rounds[0]).isEqualTo(3);
  }
}
