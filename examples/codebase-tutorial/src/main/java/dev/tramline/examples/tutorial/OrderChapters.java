package dev.tramline.examples.tutorial;

import dev.langchain4j.exception.NonRetriableException;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Retry;
import dev.tramline.runtime.RunContext;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Decides what to read first.
 *
 * @param analyst whom to ask
 */
@Node
public record OrderChapters(Analyst analyst) {

  /**
   * What comes out.
   *
   * @param outline the tutorial before its chapters are written
   */
  public record Ordered(Outline outline) {}

  /**
   * Emitted so that whoever watches knows how much work lies ahead.
   *
   * @param chapters how many chapters there will be
   */
  public record Planned(int chapters) {

    @Override
    public String toString() {
      return chapters + " chapters to write";
    }
  }

  @Exec
  @Retry(attempts = 5, delay = "2s", backoff = 2, abortOn = NonRetriableException.class)
  List<Abstraction> order(
      List<Abstraction> abstractions, Relationships relationships, RunContext run) {
    return analyst.order(abstractions, relationships, run);
  }

  @Post
  Ordered number(@Exec List<Abstraction> ordered, Relationships relationships, RunContext run) {
    run.emit(new Planned(ordered.size()));
    List<Chapter> chapters =
        IntStream.range(0, ordered.size())
            .mapToObj(i -> new Chapter(i + 1, ordered.get(i)))
            .toList();
    return new Ordered(new Outline(chapters, relationships));
  }
}
