package dev.tramline.examples.tutorial;

import dev.langchain4j.exception.NonRetriableException;
import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.runtime.RunContext;
import java.util.List;

/**
 * Writes the chapters, several at a time.
 *
 * <p>A chapter is written from the source and from the outline, never from the text of the chapters
 * before it. That costs a little of the red thread, and gives much: chapters do not wait for each
 * other, a failed one is repeated alone, and one that changes leaves the cached ones valid.
 *
 * @param analyst whom to ask
 */
@Node
public record WriteChapters(Analyst analyst) {

  @Prep
  List<Chapter> chapters(Outline outline) {
    return outline.chapters();
  }

  @Exec
  @Batch(concurrency = 4)
  @Retry(attempts = 5, delay = "2s", backoff = 2, abortOn = NonRetriableException.class)
  @Key("texts")
  String write(@Prep Chapter chapter, Codebase codebase, Outline outline, RunContext run) {
    return analyst.write(codebase, outline, chapter, run);
  }
}
