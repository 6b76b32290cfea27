package dev.tramline.examples.resumes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.StandIn;
import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.examples.support.testing.ReadmeGraph;
import dev.tramline.examples.support.testing.ScriptedChatModel;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreeningTest {

  private static final Path RESUMES = Path.of("resumes");
  private static final String YES = "CANDIDATE: Ada\nQUALIFIES: yes\nREASON: good";
  private static final String NO = "**CANDIDATE:** Bob\n**QUALIFIES:** No\n**REASON:** new";

  @TempDir Path directory;
  private final FakeClock clock = new FakeClock();
  private final RunOptions options = RunOptions.builder().clock(clock).build();

  private Sort.Piles sequential(ChatModel llm) {
    return new SequentialScreeningFlow(new ReadResumes(), new Evaluate(llm), new Sort())
        .with(options)
        .screen(directory, Main.REQUIREMENTS);
  }

  private Sort.Piles parallel(ChatModel llm, Path from) {
    return new ParallelScreeningFlow(new ReadResumes(), new EvaluateInParallel(llm), new Sort())
        .with(options)
        .screen(from, Main.REQUIREMENTS);
  }

  private void files(String... names) throws IOException {
    for (String name : names) {
      Files.writeString(directory.resolve(name), "text of " + name);
    }
  }

  @Test
  void asksAboutEachFileInItsTurn() throws IOException {
    files("b.txt", "a.txt", "notes.md");
    ScriptedChatModel llm = new ScriptedChatModel(YES, NO);
    Sort.Piles piles = sequential(llm);
    assertThat(piles.qualified())
        .containsExactly(new Evaluation("a.txt", "Ada", Evaluation.Verdict.QUALIFIED, "good"));
    assertThat(piles.notQualified()).extracting(Evaluation::file).containsExactly("b.txt");
    assertThat(llm.prompts()).hasSize(2);
    assertThat(llm.prompts().get(0)).contains("text of a.txt", "5 years", "Java, SQL");
  }

  @Test
  void readsRegularFilesAlone() throws IOException {
    files("a.txt", "secret");
    Files.createSymbolicLink(directory.resolve("link.txt"), directory.resolve("secret"));
    Files.createDirectory(directory.resolve("folder.txt"));
    assertThat(new ReadResumes().read(directory))
        .containsExactly(new ResumeFile("a.txt", "text of a.txt"));
  }

  @Test
  void retriesOnlyTheResumeThatFailed() throws IOException {
    files("a.txt", "b.txt");
    ScriptedChatModel llm = new ScriptedChatModel(YES, "Well...", NO);
    assertThat(sequential(llm).notQualified()).hasSize(1);
    assertThat(llm.prompts()).hasSize(3);
    assertThat(llm.prompts().get(1)).contains("b.txt").doesNotContain(Evaluate.STRICTLY);
    assertThat(llm.prompts().get(2)).contains("b.txt", Evaluate.STRICTLY);
    assertThat(clock.waits()).hasSize(1);
  }

  @Test
  void leavesAResumeToAPersonAndGoesOn() throws IOException {
    files("a.txt", "b.txt");
    String unsure = YES.replace("yes", "maybe");
    Sort.Piles piles = sequential(new ScriptedChatModel(unsure, "", "Hm.", YES));
    assertThat(piles.notEvaluated())
        .containsExactly(
            new Evaluation(
                "a.txt",
                "a.txt",
                Evaluation.Verdict.NOT_EVALUATED,
                "QUALIFIES is missing in the reply, which begins: Hm."));
    assertThat(piles.qualified()).extracting(Evaluation::file).containsExactly("b.txt");
  }

  @Test
  void doesNotHideThatTheModelIsAway() throws IOException {
    files("a.txt");
    ChatModel away =
        StandIn.of(
            (instructions, prompt) -> {
              throw new AuthenticationException("no");
            });
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> sequential(away))
        .withCauseInstanceOf(AuthenticationException.class)
        .satisfies(failure -> assertThat(failure.attempts()).isEqualTo(1));
  }

  @Test
  void evaluatesFourAtATime() throws IOException {
    files("a.txt", "b.txt", "c.txt", "d.txt");
    CyclicBarrier four = new CyclicBarrier(4);
    ChatModel llm =
        StandIn.of(
            (instructions, prompt) -> {
              try {
                four.await(20, TimeUnit.SECONDS); // returns only if all four have come
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
              return YES.replace("Ada", prompt);
            });
    assertThat(parallel(llm, directory).qualified())
        .extracting(Evaluation::candidate)
        .containsExactly("text of a.txt", "text of b.txt", "text of c.txt", "text of d.txt");
  }

  @Test
  void givesTheSamePilesInParallel() {
    Sort.Piles one =
        new SequentialScreeningFlow(
                new ReadResumes(), new Evaluate(new KeywordScreener()), new Sort())
            .with(options)
            .screen(RESUMES, Main.REQUIREMENTS);
    assertThat(parallel(new KeywordScreener(), RESUMES)).isEqualTo(one);
    assertThat(one.qualified()).hasSize(3);
  }

  @Test
  void hasNothingToDoInAnEmptyDirectory() {
    assertThat(parallel(new ScriptedChatModel(), directory).qualified()).isEmpty();
  }

  @Test
  void needsADirectory() {
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> parallel(new ScriptedChatModel(), directory.resolve("gone")))
        .withCauseInstanceOf(NoSuchFileException.class);
  }

  @Test
  void isDrawnInItsReadme() {
    ReadmeGraph.assertShows(Path.of("README.md"), ParallelScreeningFlow.GRAPH);
  }
}
