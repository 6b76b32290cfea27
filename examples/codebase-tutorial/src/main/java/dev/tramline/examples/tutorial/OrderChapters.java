package dev.tramline.examples.tutorial;

import dev.langchain4j.exception.NonRetriableException;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Retry;
import dev.tramline.runtime.RunContext;
import java.util.List;
import java.util.stream.IntStream;

/** Decides what to read first. */
@Node
public class OrderChapters {

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

  private final Analyst analyst;

  /**
   * Creates the node.
   *
   * @param analyst whom to ask
   */
  public OrderChapters(Analyst analyst) {
    this.analyst = analyst;
  }

  @Exec
  @Retry(
      attempts = 5,
      delay = "2s",
      backoff = 2.0,
      jitter = 0.2,
      abortOn = NonRetriableException.class)
  List<Abstraction> order(
      Codebase codebase,
      List<Abstraction> abstractions,
      Relationships relationships,
      RunContext run) {
    return analyst.order(codebase, abstractions, relationships, run);
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
