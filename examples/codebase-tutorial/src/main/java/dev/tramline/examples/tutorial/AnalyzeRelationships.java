package dev.tramline.examples.tutorial;

import dev.langchain4j.exception.NonRetriableException;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Retry;
import dev.tramline.runtime.RunContext;
import java.util.List;

/**
 * Finds out how the abstractions work together.
 *
 * @param analyst whom to ask
 */
@Node
public record AnalyzeRelationships(Analyst analyst) {

  @Exec
  @Retry(attempts = 5, delay = "2s", backoff = 2, abortOn = NonRetriableException.class)
  @Key("relationships")
  Relationships relate(Codebase codebase, List<Abstraction> abstractions, RunContext run) {
    return analyst.relate(codebase, abstractions, run);
  }
}
