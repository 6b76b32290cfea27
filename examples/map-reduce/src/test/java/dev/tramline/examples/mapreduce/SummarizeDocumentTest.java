package dev.tramline.examples.mapreduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.support.StandIn;
import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.examples.support.testing.ReadmeGraph;
import dev.tramline.examples.support.testing.ScriptedChatModel;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SummarizeDocumentTest {

  private static final String TWO = "# Trams\nA tram has a bell.\n# Ferries\nA ferry has a bell.\n";
  private static final String LONG = "word ".repeat(SummarizeChapter.MAX_WORDS + 1);

  private final RunOptions options = RunOptions.builder().clock(new FakeClock()).build();

  private SummarizeDocument.Summary summarize(ChatModel llm, String document) {
    return Main.flow(llm).with(options).summarize(document);
  }

  @Test
  void keepsTheOrderOfTheChaptersWhicheverIsReadyFirst() {
    CompletableFuture<Void> ferries = new CompletableFuture<>();
    ChatModel llm =
        StandIn.of(
            (instructions, prompt) -> {
              if (instructions.equals(Combine.INSTRUCTIONS)) {
                return prompt;
              }
              if (prompt.startsWith("Trams")) {
                ferries.join();
                return "rails";
              }
              ferries.complete(null);
              return "water";
            });
    SummarizeDocument.Summary summary = summarize(llm, TWO);
    assertThat(summary.digests()).extracting(Digest::title).containsExactly("Trams", "Ferries");
    assertThat(summary.digests()).extracting(Digest::summary).containsExactly("rails", "water");
    assertThat(summary.overview()).isEqualTo("Trams: rails\nFerries: water");
    assertThat(summary.topics()).containsExactly("bell (2)", "ferry (1)", "tram (1)");
  }

  @Test
  void asksForAShorterSummary() {
    ScriptedChatModel llm = new ScriptedChatModel(LONG, "Short.");
    DigestChapter digest = new DigestChapterFlow(new SummarizeChapter(llm), new CountWords());
    assertThat(digest.digest(new Chapter("Trams", "Trams ring bells; bells ring.")))
        .isEqualTo(new Digest("Trams", "Short.", Map.of("trams", 1, "ring", 2, "bells", 2)));
    assertThat(llm.prompts().get(0)).contains("at most 30 words").doesNotContain("too long");
    assertThat(llm.prompts().get(1)).contains("summary of 31 words was too long");
  }

  @Test
  void takesTheThirdSummaryHoweverLong() {
    ScriptedChatModel llm = new ScriptedChatModel(LONG, LONG, LONG);
    DigestChapter digest = new DigestChapterFlow(new SummarizeChapter(llm), new CountWords());
    assertThat(digest.digest(new Chapter("Trams", "Bells.")).summary()).isEqualTo(LONG.strip());
  }

  @Test
  void namesTheNodeInsideTheNestedFlowThatFailed() {
    ScriptedChatModel llm = new ScriptedChatModel(" ", "", " ");
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> summarize(llm, "# Trams\nBells."))
        .withCauseInstanceOf(ModelReplyException.class)
        .satisfies(failure -> assertThat(failure.node()).isEqualTo("digest/summarize"));
  }

  @Test
  void splitsAtTheHighestHeadingsOfWhichThereAreSeveral() {
    SplitChapters splitter = new SplitChapters();
    assertThat(splitter.split("Before.\n# A\none\n## B\ntwo\n# C\n# D\nthree"))
        .containsExactly(
            new Chapter("Introduction", "Before."),
            new Chapter("A", "one\ntwo"),
            new Chapter("D", "three"));
    assertThat(splitter.split("# Title\nIntro.\n## A\none\n```sh\n# no heading\n```\n## B\ntwo"))
        .extracting(Chapter::title)
        .containsExactly("Introduction", "A", "B");
    assertThat(splitter.split("Just text.")).hasSize(1);
    assertThat(splitter.split(" ")).isEmpty();
  }

  @Test
  void isDrawnInItsReadme() {
    ReadmeGraph.assertShows(
        Path.of("README.md"), SummarizeDocumentFlow.GRAPH, DigestChapterFlow.GRAPH);
  }

  @Test
  void canBeTestedWithoutItsNestedFlow() {
    DigestChapter canned =
        new DigestChapter() {
          @Override
          public Digest digest(Chapter chapter) {
            return new Digest(chapter.title(), "canned", Map.of());
          }

          @Override
          public SummarizeChapter summarize() {
            throw new UnsupportedOperationException();
          }

          @Override
          public CountWords count() {
            throw new UnsupportedOperationException();
          }
        };
    SummarizeDocument flow =
        new SummarizeDocumentFlow(
            new SplitChapters(), canned, new Combine(new ScriptedChatModel("All.")));
    assertThat(flow.summarize(TWO).digests())
        .extracting(Digest::summary)
        .isEqualTo(List.of("canned", "canned"));
  }
}
