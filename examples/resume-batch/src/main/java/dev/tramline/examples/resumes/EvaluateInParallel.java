package dev.tramline.examples.resumes;

import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.runtime.RunContext;

/** The same for up to four résumés at a time; prep and fallback are inherited. */
@Node
public class EvaluateInParallel extends Evaluate {

  /**
   * Creates the node.
   *
   * @param llm the model to ask, from several threads
   */
  public EvaluateInParallel(ChatModel llm) {
    super(llm);
  }

  @Override
  @Exec
  @Batch(concurrency = 4)
  @Retry(attempts = 3, delay = "200ms", backoff = 2, abortOn = NonRetriableException.class)
  @Key("evaluations")
  Evaluation evaluate(@Prep ResumeFile resume, Requirements requirements, RunContext run) {
    return super.evaluate(resume, requirements, run);
  }
}
