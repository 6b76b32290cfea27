package dev.tramline.examples.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.rag.AnswerQuestion.Result.Answered;
import dev.tramline.examples.rag.AnswerQuestion.Result.Unanswered;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.examples.support.testing.ReadmeGraph;
import dev.tramline.examples.support.testing.ScriptedChatModel;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RagTest {

  private static final List<Passage> PASSAGES =
      List.of(
          new Passage("a", "Trams", "a.md", "A tram needs rails and a driver."),
          new Passage("b", "Ferries", "b.md", "A ferry needs water and a captain."));

  @TempDir Path directory;
  private final FakeClock clock = new FakeClock();

  private AnswerQuestion.Result ask(ChatModel llm, String question) {
    try (PassageIndex index = new PassageIndex(PASSAGES)) {
      return new AnswerQuestionFlow(new Retrieve(index), new Answer(llm))
          .with(RunOptions.builder().clock(clock).build())
          .ask(question);
    }
  }

  @Test
  void givesTheSourcesThatAreCited() {
    ScriptedChatModel llm = new ScriptedChatModel("Rails [2]. And again [2].");
    assertThat(ask(llm, "What does a tram or a ferry need with a captain?"))
        .isInstanceOfSatisfying(
            Answered.class,
            answered -> {
              assertThat(answered.answer()).isEqualTo("Rails [2]. And again [2].");
              assertThat(answered.sources())
                  .containsExactly(new AnswerQuestion.Source(2, PASSAGES.get(0)));
            });
    assertThat(llm.prompts().get(0)).contains("[1] b.md, Ferries", "[2] a.md, Trams", "a driver.");
  }

  @Test
  void acceptsSeveralCitationsInOneBracket() {
    assertThat(ask(new ScriptedChatModel("Both do [1, 2]."), "tram ferry"))
        .isInstanceOfSatisfying(
            Answered.class,
            answered ->
                assertThat(answered.sources())
                    .extracting(AnswerQuestion.Source::number)
                    .containsExactly(1, 2));
  }

  @Test
  void asksAgainWhenTheCitationsAreMadeUp() {
    ScriptedChatModel llm = new ScriptedChatModel("Rails.", "Rails [1, 7].", "Rails [1].");
    assertThat(ask(llm, "tram")).isInstanceOf(Answered.class);
    assertThat(clock.waits()).hasSize(2);
  }

  @Test
  void givesUpOnAModelThatCitesNothing() {
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> ask(new ScriptedChatModel("Rails.", "[0]", " "), "tram"))
        .withCauseInstanceOf(ModelReplyException.class);
  }

  @Test
  void doesNotAskTheModelWithoutPassages() {
    assertThat(ask(new ScriptedChatModel(), "zeppelin")).isEqualTo(new Unanswered());
  }

  @Test
  void takesNoForAnAnswer() {
    assertThat(ask(new ScriptedChatModel("NO ANSWER"), "tram")).isEqualTo(new Unanswered());
  }

  @Test
  void indexesAllFilesBelowTheDirectory() throws IOException {
    Files.writeString(directory.resolve("a.md"), "# Trams\nA tram rings.");
    Files.createDirectory(directory.resolve("sub"));
    Files.writeString(directory.resolve("sub/b.md"), "# Ferries\nA ferry toots.");
    Files.writeString(directory.resolve("c.txt"), "# Tram tram tram");
    Files.createSymbolicLink(directory.resolve("link.md"), directory.resolve("c.txt"));
    Files.createDirectory(directory.resolve("d.md"));
    IndexDocuments flow =
        new IndexDocumentsFlow(new ReadDocuments(), new ChunkDocument(), new BuildIndex());
    try (PassageIndex index = flow.index(directory)) {
      assertThat(index.search("tram ferry", 9))
          .extracting(Passage::source)
          .containsExactlyInAnyOrder("a.md", "sub/b.md");
    }
  }

  @Test
  void cutsAtHeadingsAndLeavesOutCode() {
    String text =
        """
        Before all.
        # One
        See [the **guide**](guide.md), please.
        ```sh
        # no heading
        ```
        | key | value |
        |---|---|
        | a | b |
        ## Two
        """;
    assertThat(new ChunkDocument().chunk(new Document("x.md", text)))
        .containsExactly(
            new Passage("x.md#1", "x.md", "x.md", "Before all."),
            new Passage("x.md#2", "One", "x.md", "See the guide, please. key: value. a: b."));
  }

  @Test
  void cutsLongSectionsBetweenParagraphs() {
    String text = "# Long\n" + ("word ".repeat(100) + "end.\n\n").repeat(4);
    assertThat(new ChunkDocument().chunk(new Document("x.md", text)))
        .hasSize(2)
        .allSatisfy(chunk -> assertThat(chunk.text()).endsWith("end."));
  }

  @Test
  void isDrawnInItsReadme() {
    ReadmeGraph.assertShows(
        Path.of("README.md"), IndexDocumentsFlow.GRAPH, AnswerQuestionFlow.GRAPH);
  }
}
