package dev.tramline.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.testing.Compilation;
import dev.tramline.processor.testing.Compiled;
import dev.tramline.processor.testing.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Generated sources, byte for byte. Whoever changes a generator reads the change here first: run
 * the tests with {@code -Dgolden.update=true}, which rewrites the files, and look at the
 * difference.
 */
class GoldenFilesTest {

  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

  @Test
  void theResearchAgentReadsLikeHandWrittenCode() throws IOException {
    compare(
        "research",
        Compilation.of("demo", Samples.RESEARCH_NODES + Samples.RESEARCH_FLOW)
            .compile()
            .succeeds());
  }

  @Test
  void aBatchWithRetryAndSeveralFallbacks() throws IOException {
    compare(
        "batch",
        Compilation.of(
                "demo",
                """
                import java.io.IOException;
                import java.util.concurrent.TimeoutException;
                @Node
                public class Summarize {
                  @Prep List<String> split(String book) { return List.of(book.split("\\f")); }
                  @Exec @Batch @Retry(attempts = 4, delay = "250ms", backoff = 2, maxDelay = "5s", jitter = 0.1,
                      on = {IOException.class, TimeoutException.class})
                  @Key("summaries")
                  String summarize(@Prep String chapter, int length, RunContext context) throws Exception {
                    return chapter.substring(0, length) + context.attempt();
                  }
                  @Fallback String shorten(@Prep String chapter, TimeoutException slow) { return chapter; }
                  @Fallback String giveUp(IOException broken, RunContext context, @Prep String chapter) {
                    return context.stepId();
                  }
                }
                @Flow
                public interface Summary {
                  record Result(List<String> summaries) {}
                  Result of(String book, int length);
                  Summarize summarize();
                }
                """)
            .compile()
            .succeeds());
  }

  @Test
  void aStringOutcomeWithOutAndAPromise() throws IOException {
    compare(
        "text",
        Compilation.of(
                "demo",
                """
                @Node
                public class Decide {
                  @Prep String ask(String question, Optional<Integer> tries) {
                    return question + tries.orElse(0);
                  }
                  @Post
                  @Transition(value = "search", writes = "searchQuery")
                  @Transition("default")
                  String decide(@Prep String asked, Out<String> searchQuery, Out<Integer> tries) {
                    searchQuery.set(asked);
                    return "search";
                  }
                }
                @Node
                public class Search {
                  @Exec @Append("found") String search(String searchQuery) { return searchQuery; }
                }
                @Flow(start = "decide", maxSteps = 20)
                public interface Searching {
                  @Key("found") List<String> search(String question);
                  @Transition(to = "search") @Retry(attempts = 2, delay = "1s") Search again();
                  @Transition(value = "search", to = "again") @Exit Decide decide();
                  @Transition(to = "decide") Search search();
                }
                """)
            .compile()
            .succeeds());
  }

  @Test
  void anEnumOutcomeInAPackagePrivateNestedNode() throws IOException {
    compare(
        "enum",
        Compilation.of(
                "demo",
                """
                final class Office {
                  @Node
                  static final class Review {
                    enum Verdict { APPROVED, NEEDS_REVISION, @Transition("no") REJECTED }
                    @Post Verdict review(String text, int round, Out<String> remark) {
                      remark.set("r" + round);
                      return Verdict.APPROVED;
                    }
                  }
                  @Flow
                  interface Approval {
                    record Result(Optional<String> remark) {}
                    Result decide(String text, int round);
                    @Exit("approved") @Exit("no") @Transition(value = "needsRevision", to = "review")
                    Review review();
                  }
                }
                """)
            .compile()
            .succeeds());
  }

  @Test
  void aSubFlowWithSealedResultAndRenames() throws IOException {
    compare(
        "nested",
        Compilation.of(
                "demo",
                """
                @Node
                public class Charge {
                  sealed interface Outcome {
                    record Paid(String receipt) implements Outcome {}
                    record Declined(Optional<String> reason, int code) implements Outcome {}
                  }
                  @Exec boolean charge(long amount) { return amount < 100; }
                  @Post Outcome done(@Exec boolean paid) {
                    return paid ? new Outcome.Paid("r") : new Outcome.Declined(Optional.empty(), 7);
                  }
                }
                @Flow
                public interface Payment {
                  sealed interface Result {
                    record Paid(String receipt) implements Result {}
                    record Declined(Optional<String> reason, int code) implements Result {}
                  }
                  Result pay(long amount);
                  Charge charge();
                }
                @Node
                public class Apologise {
                  @Exec void apologise(@Key("why") String because, int code) {}
                }
                @Flow
                public interface Order {
                  @Key("receipt") Optional<String> order(long total, String because);
                  @Rename(key = "amount", as = "total") @Rename(key = "reason", as = "said")
                  @Exit("paid") @Transition(value = "declined", to = "sorry")
                  Payment payment();
                  @Rename(key = "why", as = "because")
                  Apologise sorry();
                }
                """)
            .with("-Atramline.warnings=off")
            .compile()
            .succeeds());
  }

  @Test
  void nodesThatForkByListAndByStream() throws IOException {
    compare(
        "forks",
        Compilation.of(
                "demo",
                """
                @Node
                public class Plan {
                  sealed interface Next {
                    record Search(String query, @Append("asked") String asked) implements Next {}
                    record Compute(Optional<String> formula, int digits) implements Next {}
                  }
                  @Exec @Key("plan") String plan(String question) { return question; }
                  @Post
                  @Transition(value = "search", writes = "steps")
                  @Transition(value = "compute", writes = {"steps", "last"})
                  List<Next> route(@Exec String plan, Out<Integer> steps, Out<String> last) {
                    steps.set(1);
                    return List.of(new Next.Search(plan, plan));
                  }
                }
                @Node
                public class Split {
                  @Post @Transition("word") @Transition("default")
                  java.util.stream.Stream<String> split(String text) {
                    return Arrays.stream(text.split(" "));
                  }
                }
                @Node
                class Vote {
                  enum Choice { YES, NO }
                  @Post List<Choice> vote(int branch) { return List.of(Choice.YES); }
                }
                @Node
                public class Chapters {
                  private Chapters() {}
                  record Chapter(String title) {}
                  @Post java.util.stream.Stream<? extends Chapter> chapters(String book) {
                    return java.util.stream.Stream.of(new Chapter(book));
                  }
                }
                """)
            .compile()
            .succeeds());
  }

  @Test
  void elementsItemsAndPromisesSideBySideWithinTheirTime() throws IOException {
    compare(
        "concurrent",
        Compilation.of(
                "demo",
                """
                import java.util.concurrent.CompletableFuture;
                @Node
                public class ReadFile {
                  public record File(String text, Optional<String> title, @Append("log") String line) {}
                  @Exec @Timeout("5s") @Retry(attempts = 2)
                  String read(String filename, int limit) { return filename + limit; }
                  @Post @Transition("done") File file(String filename, @Exec String text, Out<Integer> size) {
                    size.set(text.length());
                    return new File(text, Optional.empty(), filename);
                  }
                }
                @Node
                public class Summarize {
                  @Prep List<String> chapters(String text) { return List.of(text.split("\f")); }
                  @Exec @Batch(concurrency = 8) @Timeout("30s") @Key("summaries")
                  CompletableFuture<String> ask(@Prep String chapter, RunContext context) {
                    return CompletableFuture.completedFuture(context.stepId() + chapter);
                  }
                  @Fallback String give(@Prep String chapter, Exception failure) { return chapter; }
                }
                @Flow @Timeout("5m")
                public interface Digest {
                  @Key("summaries") List<String> digest(String text);
                  @Timeout("1m") Summarize summarize();
                }
                @Flow
                public interface Library {
                  record Result(List<List<String>> digests, List<String> titles, List<String> log) {}
                  Result read(Set<String> filenames, int limit);
                  @Each(value = "filenames", item = "filename", concurrency = 4) @Timeout("1h")
                  @Retry(attempts = 5) @Rename(key = "text", as = "texts")
                  @Rename(key = "title", as = "titles") @Transition(to = "digest")
                  ReadFile readFile();
                  @Each(value = "texts", item = "text") @Rename(key = "summaries", as = "digests")
                  Digest digest();
                }
                """)
            .with("-Atramline.warnings=off")
            .compile()
            .succeeds());
  }

  @Test
  void theSkeletonOfAFlowWithErrors() throws IOException {
    Compiled compiled =
        Compilation.of(
                "demo",
                """
                @Node
                public class Work {
                  @Exec @Key("n") int work(int n) { return n; }
                }
                @Flow
                public interface Broken {
                  record Result(int n) {}
                  Result work(int n, List<String> unused);
                  @Transition(to = "nowhere") Work first();
                }
                """)
            .compile();
    compiled.failsWith("TL206");

    compare("skeleton", compiled);
  }

  /** Compares everything that was generated with the files of a case. */
  private static void compare(String name, Compiled compiled) throws IOException {
    boolean update = Boolean.getBoolean("golden.update");
    Path folder = FOLDER.resolve(name);
    if (update) {
      delete(folder);
    }
    int files = 0;
    for (String path : compiled.outputs().keySet()) {
      if (path.endsWith(".class")) {
        continue;
      }
      files++;
      String text = compiled.text(path);
      if (update) {
        Path file = folder.resolve(path + ".txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      } else {
        assertThat(text).as(path).isEqualTo(golden(name + "/" + path + ".txt"));
      }
    }
    if (!update) {
      try (Stream<Path> expected = Files.walk(folder)) {
        assertThat(expected.filter(Files::isRegularFile).count()).as(name).isEqualTo(files);
      }
    }
  }

  private static String golden(String path) throws IOException {
    try (InputStream file = GoldenFilesTest.class.getResourceAsStream("/golden/" + path)) {
      assertThat(file).as("golden file %s", path).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> old = Files.walk(folder)) {
        for (Path file : old.filter(Files::isRegularFile).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
