package dev.tramline.examples.tutorial;

import dev.langchain4j.exception.NonRetriableException;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Retry;
import dev.tramline.runtime.RunContext;
import java.util.List;

/**
 * Finds what deserves a chapter.
 *
 * @param analyst whom to ask
 */
@Node
public record IdentifyAbstractions(Analyst analyst) {

  @Exec
  @Retry(
      attempts = 5,
      delay = "2s",
      backoff = 2,
      abortOn = {NonRetriableException.class, TutorialException.class})
  @Key("abstractions")
  List<Abstraction> identify(Codebase codebase, int maxAbstractions, RunContext run) {
    List<Abstraction> found = analyst.identify(codebase, maxAbstractions, run);
    run.emit("found %d abstractions".formatted(found.size()));
    return found;
  }
}
