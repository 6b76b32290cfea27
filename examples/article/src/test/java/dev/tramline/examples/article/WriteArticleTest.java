package dev.tramline.examples.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.article.WriteArticle.Result.UnknownTopic;
import dev.tramline.examples.article.WriteArticle.Result.Written;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.support.StandIn;
import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.examples.support.testing.ReadmeGraph;
import dev.tramline.examples.support.testing.ScriptedChatModel;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class WriteArticleTest {

  private static final String OUTLINE = "**TITLE:** Trams\n1. Rails\n2. **Bells**\n";

  private final FakeClock clock = new FakeClock();

  private WriteArticle.Result write(ChatModel llm) {
    return Main.flow(llm).with(RunOptions.builder().clock(clock).build()).write("trams");
  }

  @Test
  void keepsTheOrderOfTheOutlineWhicheverSectionIsReadyFirst() {
    CompletableFuture<Void> bells = new CompletableFuture<>();
    Queue<String> written = new ConcurrentLinkedQueue<>();
    ChatModel llm =
        StandIn.of(
            (instructions, prompt) -> {
              if (prompt.equals("Topic: trams")) {
                return OUTLINE;
              }
              if (instructions.equals(Style.INSTRUCTIONS)) {
                return prompt;
              }
              assertThat(prompt).contains("Sections: Rails; Bells");
              if (prompt.endsWith("Rails")) {
                bells.join();
              }
              written.add(prompt.substring(prompt.length() - 5));
              bells.complete(null);
              return "About " + prompt.substring(prompt.length() - 5);
            });
    assertThat(write(llm))
        .isEqualTo(new Written("Trams", "## Rails\n\nAbout Rails\n\n## Bells\n\nAbout Bells"));
    assertThat(written).containsExactly("Bells", "Rails");
  }

  @Test
  void endsWithoutAnOutline() {
    assertThat(write(new ScriptedChatModel("NO OUTLINE"))).isEqualTo(new UnknownTopic());
  }

  @Test
  void asksAgainForWhatItCannotRead() {
    ScriptedChatModel llm =
        new ScriptedChatModel(
            "Sure!", "TITLE: Trams\n- Rails", " ", "Two.", "Two.", "Hi!\n## Rails\nTwo!");
    assertThat(write(llm)).isEqualTo(new Written("Trams", "Hi!\n## Rails\nTwo!"));
    assertThat(clock.waits()).hasSize(3);
  }

  @Test
  void rejectsAStyleThatLosesSections() {
    ScriptedChatModel llm =
        new ScriptedChatModel("TITLE: Trams\n- Rails", "Two.", "Short!", "Short!", "Short!");
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> write(llm))
        .withCauseInstanceOf(ModelReplyException.class)
        .withMessageContaining("lost its sections Rails")
        .satisfies(failure -> assertThat(failure.node()).isEqualTo("style"));
  }

  @Test
  void isDrawnInItsReadme() {
    ReadmeGraph.assertShows(Path.of("README.md"), WriteArticleFlow.GRAPH);
  }
}
