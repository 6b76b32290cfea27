package dev.tramline.examples.tutorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.support.StandIn;
import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.examples.support.testing.ReadmeGraph;
import dev.tramline.examples.tutorial.fetch.Selection;
import dev.tramline.examples.tutorial.fetch.Source;
import dev.tramline.examples.tutorial.model.ModelAnalyst;
import dev.tramline.examples.tutorial.model.ReplyCache;
import dev.tramline.examples.tutorial.offline.JavaAnalyst;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodebaseTutorialTest {

  private static final Selection ALL = new Selection(List.of("*"), List.of(), 100_000);

  private final FakeClock clock = new FakeClock();
  private final AtomicInteger calls = new AtomicInteger();

  @TempDir Path directory;

  private TutorialFiles write(Analyst analyst, Path project, Selection selection, int limit)
      throws IOException {
    Path index =
        Main.flow(analyst)
            .with(RunOptions.builder().clock(clock).build())
            .write(
                new Source.Directory(project),
                "Sample",
                selection,
                limit,
                directory.resolve("out"));
    assertThat(index).hasFileName("index.md");
    return new TutorialFiles(index.getParent());
  }

  /** Makes each file an abstraction that uses the next one; the last file is explained first. */
  private String reply(String instructions, String material) {
    calls.incrementAndGet();
    List<String> files =
        Pattern.compile("--- File \\d+: (.*) ---")
            .matcher(material)
            .results()
            .map(file -> file.group(1))
            .toList();
    if (instructions.contains("Name the most important abstractions")) {
      return IntStream.range(0, files.size())
          .mapToObj(
              "{\"name\":\"Idea %1$d\",\"description\":\"No %1$d\",\"files\":[%1$d]}"::formatted)
          .collect(Collectors.joining(",", "[", "]"));
    }
    int ideas = (int) Pattern.compile("(?m)^\\d+\\. Idea \\d+").matcher(material).results().count();
    if (instructions.contains("name the most")) {
      return IntStream.range(1, ideas)
          .mapToObj(i -> "{\"from\":%d,\"to\":%d,\"label\":\"uses\"}".formatted(i - 1, i))
          .collect(Collectors.joining(",", "{\"summary\":\"All.\",\"relationships\":[", "]}"));
    }
    if (instructions.contains("Choose the order")) {
      return IntStream.range(0, ideas)
          .mapToObj(i -> Integer.toString(ideas - 1 - i))
          .collect(Collectors.joining(",", "[", "]"));
    }
    return "This rests on `Idea 1`, and Idea 2 on this.";
  }

  private ModelAnalyst model(ChatModel llm) {
    return new ModelAnalyst(
        llm, "test", "English", Optional.of(new ReplyCache(directory.resolve("cache"))));
  }

  @Test
  void showsItsGraphInTheReadme() {
    ReadmeGraph.assertShows(Path.of("README.md"), CodebaseTutorialFlow.GRAPH);
  }

  @Test
  void explainsASmallProjectOffline() throws IOException {
    TutorialFiles tutorial = write(new JavaAnalyst(), Samples.BAKERY, ALL, 10);
    tutorial.assertSound();
    assertThat(tutorial.chapters()).contains("Oven", "Baker", "Bread");
    assertThat(tutorial.chapter("Baker")).contains("[`Oven`](");
  }

  @Test
  void explainsThisProjectOffline() throws IOException {
    Selection own =
        new Selection(
            List.of(
                "annotations/src/main/java/**",
                "runtime/src/main/java/**",
                "processor/src/main/java/**"),
            List.of(),
            100_000);
    TutorialFiles tutorial = write(new JavaAnalyst(), Path.of("..", ".."), own, 50);
    tutorial.assertSound();
    assertThat(tutorial.chapters())
        .contains(
            "Flow",
            "Node",
            "Prep",
            "Exec",
            "Post",
            "Fallback",
            "Transition",
            "Exit",
            "Batch",
            "Join",
            "Key",
            "FlowRun",
            "RunOptions",
            "RunListener",
            "RunContext",
            "RunEvent",
            "FlowGraph",
            "FlowException",
            "Interceptor",
            "FlowModel",
            "TramlineProcessor");
    assertThat(tutorial.chapter("FlowException")).contains("`NodeFailedException`");
  }

  @Test
  void explainsTheMainTypesByDefault() throws IOException {
    Selection own = new Selection(Arguments.OWN_FILES, Arguments.EXCLUDED, 100_000);
    TutorialFiles tutorial = write(new JavaAnalyst(), Path.of("..", ".."), own, 24);
    tutorial.assertSound();
    assertThat(tutorial.chapters())
        .contains(
            "Flow",
            "Node",
            "Prep",
            "Exec",
            "Post",
            "FlowRun",
            "RunOptions",
            "RunListener",
            "RunContext",
            "FlowGraph");
    assertThat(tutorial.chapter("Flow")).contains("`ResearchAgent` shows it at work");
  }

  @Test
  void hasAModelExplainAnyLanguage() throws IOException {
    TutorialFiles tutorial =
        write(
            model(StandIn.of(this::reply)),
            Samples.BAKERY,
            new Selection(List.of("*.py", "*.md", "Bread.java"), List.of(), 100_000),
            10);
    tutorial.assertSound();
    assertThat(tutorial.chapters()).containsExactly("Idea 2", "Idea 1", "Idea 0");
    assertThat(tutorial.index()).contains("All.", "A2[\"Idea 0\"]", "-->|\"uses\"|");
    assertThat(tutorial.chapter("Idea 0"))
        .contains("[`Idea 1`](02_idea_1.md), and [Idea 2](01_idea_2.md)");
  }

  @Test
  void asksAFailedChapterAgainAndNoOther() throws IOException {
    AtomicInteger failures = new AtomicInteger();
    StandIn unsteady =
        (instructions, material) -> {
          if (material.contains("Your chapter: 2") && failures.getAndIncrement() < 2) {
            throw new InternalServerException("busy");
          }
          return reply(instructions, material);
        };
    write(model(unsteady), Samples.BAKERY, ALL, 20).assertSound();
    assertThat(clock.waits()).hasSize(2);
    int chapters = new TutorialFiles(directory.resolve("out")).chapters().size();
    assertThat(calls).hasValue(3 + chapters);
  }

  @Test
  void goesOnWhereItBrokeOff() throws IOException {
    StandIn breaking =
        (instructions, material) ->
            material.contains("Your chapter: 2") ? "```" : reply(instructions, material);
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> write(model(breaking), Samples.BAKERY, ALL, 20))
        .withCauseInstanceOf(ModelReplyException.class)
        .satisfies(failure -> assertThat(failure.node()).isEqualTo("chapters"));
    int before = calls.get();
    TutorialFiles tutorial = write(model(StandIn.of(this::reply)), Samples.BAKERY, ALL, 20);
    tutorial.assertSound();
    assertThat(calls.get()).isLessThanOrEqualTo(3 + tutorial.chapters().size());
    assertThat(calls.get() - before).isLessThan(tutorial.chapters().size());
  }

  @Test
  void takesTheFirstThreeAnswersFromTheCache() throws IOException {
    write(model(StandIn.of(this::reply)), Samples.BAKERY, ALL, 20);
    List<String> asked = new ArrayList<>();
    StandIn silent =
        (instructions, material) -> {
          asked.add(instructions);
          return "unused";
        };
    write(model(silent), Samples.BAKERY, ALL, 20).assertSound();
    assertThat(asked).isEmpty();
  }

  @Test
  void replacesItsEarlierTutorialAndNothingElse() throws IOException {
    write(new JavaAnalyst(), Samples.BAKERY, ALL, 10);
    Path note = Files.writeString(directory.resolve("out/99_note.md"), "mine");
    TutorialFiles shorter = write(new JavaAnalyst(), Samples.BAKERY, ALL, 2);
    assertThat(shorter.chapters()).hasSize(2);
    assertThat(note).exists();
    Files.writeString(directory.resolve("out/index.md"), "mine");
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> write(new JavaAnalyst(), Samples.BAKERY, ALL, 2))
        .withCauseInstanceOf(TutorialException.class)
        .withMessageContaining("was not written by this program");
  }

  @Test
  void leavesAllAsItIsWhereAChapterWouldReplaceAnothersFile() throws IOException {
    write(new JavaAnalyst(), Samples.BAKERY, ALL, 10);
    Path out = directory.resolve("out");
    Path chapter;
    try (Stream<Path> files = Files.list(out)) {
      chapter = files.filter(file -> file.toString().contains("02_")).findFirst().orElseThrow();
    }
    byte[] mine = {'m', 'i', 'n', 'e', (byte) 0xff};
    Files.write(chapter, mine);
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> write(new JavaAnalyst(), Samples.BAKERY, ALL, 10))
        .withCauseInstanceOf(TutorialException.class)
        .withMessageContaining(chapter + " was not written by this program");
    assertThat(chapter).hasBinaryContent(mine);
    Files.delete(out.resolve("index.md"));
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> write(new JavaAnalyst(), Samples.BAKERY, ALL, 10));
    assertThat(chapter).hasBinaryContent(mine);
    assertThat(out.resolve("index.md")).doesNotExist();
  }
}
