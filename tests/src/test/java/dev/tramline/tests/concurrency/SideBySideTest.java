package dev.tramline.tests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Each;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Retry;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The time limit is a guard against a lock-up; nothing here depends on how fast anything is. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SideBySideTest {

  /** What exec does with an item. */
  interface Work {
    String run(String item, RunContext context) throws Exception;
  }

  @Node
  static class Words {
    private final Work work;

    Words(Work work) {
      this.work = work;
    }

    @Prep
    List<String> split(String text) {
      return List.of(text.split(" "));
    }

    @Exec
    @Batch(concurrency = 3)
    @Retry(attempts = 3)
    @Key("words")
    String word(@Prep String word, RunContext context) throws Exception {
      return work.run(word, context);
    }
  }

  @Node
  static class WordsInTurn {
    private final Work work;

    WordsInTurn(Work work) {
      this.work = work;
    }

    @Prep
    List<String> split(String text) {
      return List.of(text.split(" "));
    }

    @Exec
    @Batch
    @Key("words")
    String word(@Prep String word, RunContext context) throws Exception {
      return work.run(word, context);
    }
  }

  @Flow
  interface Text {
    @Key("words")
    List<String> read(String text);

    Words words();
  }

  @Flow
  interface Texts {
    @Key("texts")
    List<List<String>> read(List<String> lines);

    @Each(value = "lines", item = "text", concurrency = 2)
    @Rename(key = "words", as = "texts")
    Words words();
  }

  @Flow
  interface TextsInTurn {
    @Key("texts")
    List<List<String>> read(List<String> lines);

    @Each(value = "lines", item = "text", concurrency = 2)
    @Rename(key = "words", as = "texts")
    WordsInTurn words();
  }

  @Flow
  interface Books {
    @Key("books")
    List<List<List<String>>> read(List<List<String>> pages);

    @Each(value = "pages", item = "lines", concurrency = 2)
    @Rename(key = "texts", as = "books")
    Texts texts();
  }

  @Node
  static class Ask {
    private final Map<String, CompletableFuture<String>> answers;
    private final CountDownLatch asked;

    Ask(Map<String, CompletableFuture<String>> answers, CountDownLatch asked) {
      this.answers = answers;
      this.asked = asked;
    }

    @Exec
    @Key("answer")
    CompletionStage<String> ask(String question) {
      asked.countDown();
      return answers.computeIfAbsent(question, q -> new CompletableFuture<>());
    }
  }

  @Flow
  interface Asking {
    @Key("answers")
    List<String> ask(List<String> questions);

    @Each(value = "questions", item = "question", concurrency = 4)
    @Rename(key = "answer", as = "answers")
    Ask one();
  }

  @Node
  static class Patient {
    @Exec
    @Retry(attempts = 2, delay = "1h")
    @Key("never")
    String fail() throws IOException {
      throw new IOException("not yet");
    }
  }

  @Flow
  interface Waiting {
    @Key("never")
    String run();

    Patient patient();
  }

  private final Map<String, String> steps = new ConcurrentHashMap<>();

  private String note(String item, RunContext context) {
    steps.put(context.stepId(), item);
    return item;
  }

  // ---- an element that is a batch ----

  @Test
  void anElementMayBeABatchAndEachItemOfItHasAStepOfItsOwn() {
    List<String> lines = List.of("a b", "c", "d e f");
    List<List<String>> words = List.of(List.of("a", "b"), List.of("c"), List.of("d", "e", "f"));
    Map<String, String> expected =
        Map.of(
            "words/0/0/0", "a",
            "words/0/0/1", "b",
            "words/0/1/0", "c",
            "words/0/2/0", "d",
            "words/0/2/1", "e",
            "words/0/2/2", "f");

    assertThat(new SideBySideTest_TextsFlow(new Words(this::note)).read(lines)).isEqualTo(words);
    assertThat(steps).isEqualTo(expected);

    steps.clear();
    assertThat(new SideBySideTest_TextsInTurnFlow(new WordsInTurn(this::note)).read(lines))
        .isEqualTo(words);
    assertThat(steps).isEqualTo(expected);
  }

  @Test
  void batchesInElementsInElementsNeedNoMoreThreadsThanThereAre() {
    List<List<String>> pages =
        IntStream.range(0, 5)
            .mapToObj(p -> IntStream.range(0, 5).mapToObj(l -> p + "a " + l + "b c d").toList())
            .toList();
    List<List<List<String>>> expected =
        pages.stream()
            .map(lines -> lines.stream().map(line -> List.of(line.split(" "))).toList())
            .toList();
    SideBySideTest_BooksFlow books =
        new SideBySideTest_BooksFlow(new SideBySideTest_TextsFlow(new Words(this::note)));
    assertThat(books.read(pages)).isEqualTo(expected);
    assertThat(steps).hasSize(100);

    for (int threads = 1; threads <= 3; threads++) {
      steps.clear();
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      assertThat(on(pool, books).start(pages).join()).isEqualTo(expected);
      assertThat(steps).hasSize(100);
      pool.shutdown();
    }
    for (Executor executor : List.<Executor>of(Runnable::run, task -> {})) {
      assertThat(on(executor, books).read(pages)).isEqualTo(expected);
    }
  }

  private static SideBySideTest_BooksFlow on(Executor executor, SideBySideTest_BooksFlow flow) {
    return flow.with(RunOptions.builder().executor(executor).build());
  }

  // ---- what PocketFlow gets wrong ----

  @Test
  void itemsSideBySideDoNotShareACounterOfAttempts() {
    Map<String, Integer> attempts = new ConcurrentHashMap<>();
    CountDownLatch together = new CountDownLatch(3);
    Work work =
        (item, context) -> {
          together.countDown();
          together.await(); // so that a shared counter would be set by all before any reads it
          if (context.attempt() < item.length() - 1) {
            throw new IOException("not yet");
          }
          attempts.put(item, context.attempt());
          return item;
        };

    assertThat(new SideBySideTest_TextFlow(new Words(work)).read("x xx xxx"))
        .containsExactly("x", "xx", "xxx");
    assertThat(attempts).isEqualTo(Map.of("x", 0, "xx", 1, "xxx", 2));
  }

  @Test
  void siblingsDoNotGoOnAfterAFailure() {
    CountDownLatch together = new CountDownLatch(3);
    CountDownLatch never = new CountDownLatch(1);
    Work work =
        (item, context) -> {
          together.countDown();
          if (item.equals("bad")) {
            together.await();
            throw new IOException("bad");
          }
          try {
            never.await();
            return item;
          } finally {
            note(item, context);
          }
        };

    assertThatThrownBy(() -> new SideBySideTest_TextFlow(new Words(work)).read("a bad b c d"))
        .isInstanceOf(NodeFailedException.class)
        .hasRootCauseMessage("bad");
    assertThat(steps.values()).containsExactlyInAnyOrder("a", "b"); // ended, and no other began
  }

  // ---- stages ----

  @Test
  void stagesAreAwaitedSideBySideInOrder() throws Exception {
    Map<String, CompletableFuture<String>> answers = new ConcurrentHashMap<>();
    CountDownLatch asked = new CountDownLatch(3);
    FlowRun<List<String>> run =
        new SideBySideTest_AskingFlow(new Ask(answers, asked)).start(List.of("a", "b", "c"));
    asked.await();
    for (String question : List.of("c", "a", "b")) {
      answers.computeIfAbsent(question, q -> new CompletableFuture<>()).complete(question + "!");
    }

    assertThat(run.join()).containsExactly("a!", "b!", "c!");
  }

  @Test
  void stagesAreCancelledWithTheRunAndWhenASiblingFails() throws Exception {
    for (boolean fails : new boolean[] {false, true}) {
      Map<String, CompletableFuture<String>> answers = new ConcurrentHashMap<>();
      for (String question : List.of("a", "b", "c")) {
        answers.put(question, new CompletableFuture<>());
      }
      CountDownLatch asked = new CountDownLatch(3);
      FlowRun<List<String>> run =
          new SideBySideTest_AskingFlow(new Ask(answers, asked)).start(List.of("a", "b", "c"));
      asked.await();
      if (fails) {
        answers.get("b").completeExceptionally(new IOException("broken"));
      } else {
        run.cancel();
      }

      assertThatThrownBy(run::join)
          .isInstanceOf(fails ? NodeFailedException.class : RunCancelledException.class);
      assertThat(answers.get("a")).isCancelled();
      assertThat(answers.get("c")).isCancelled();
    }
  }

  // ---- cancellation ----

  @Test
  void aCancellationEndsTheWaitBetweenAttempts() throws Exception {
    CountDownLatch failed = new CountDownLatch(1);
    RunOptions options =
        RunOptions.builder()
            .listener(
                event -> {
                  if (event instanceof RunEvent.AttemptFailed) {
                    failed.countDown();
                  }
                })
            .build();
    FlowRun<String> run = new SideBySideTest_WaitingFlow(new Patient()).with(options).start();
    failed.await();

    run.cancel();

    assertThatThrownBy(run::join).isInstanceOf(RunCancelledException.class);
    assertThat(run.state()).isEqualTo(FlowRun.State.CANCELLED);
  }
}
