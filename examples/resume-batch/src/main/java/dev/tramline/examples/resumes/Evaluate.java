package dev.tramline.examples.resumes;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.runtime.RunContext;
import java.util.List;

/** Asks the model about one résumé after the other. */
@Node
public class Evaluate {

  private static final String INSTRUCTIONS =
      """
      You screen résumés. The position requires %d years of work, and these skills: %s.
      Reply in three lines:
      CANDIDATE: <the name>
      QUALIFIES: <yes or no>
      REASON: <one sentence>
      """;

  /** Said only when the model did not keep to the format. */
  static final String STRICTLY = "Reply with these three lines and nothing else.";

  private final ChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm the model to ask
   */
  public Evaluate(ChatModel llm) {
    this.llm = llm;
  }

  @Prep
  List<ResumeFile> eachOf(List<ResumeFile> resumes) {
    return resumes;
  }

  /**
   * Retried for the one résumé whose attempt failed; its results stand in the order of the files.
   */
  @Exec
  @Batch
  @Retry(attempts = 3, delay = "200ms", backoff = 2, abortOn = NonRetriableException.class)
  @Key("evaluations")
  Evaluation evaluate(@Prep ResumeFile resume, Requirements requirements, RunContext run) {
    String instructions =
        INSTRUCTIONS.formatted(requirements.years(), String.join(", ", requirements.skills()));
    if (run.attempt() > 0) {
      instructions += STRICTLY;
    }
    String reply =
        llm.chat(SystemMessage.from(instructions), UserMessage.from(resume.text()))
            .aiMessage()
            .text();
    Evaluation evaluation = Evaluation.parse(resume.name(), reply == null ? "" : reply);
    run.emit(resume.name() + " " + evaluation.verdict());
    return evaluation;
  }

  /** One résumé that cannot be judged does not stop the others; a model that is away does. */
  @Fallback
  Evaluation leaveToAPerson(ModelReplyException failure, @Prep ResumeFile resume) {
    return new Evaluation(
        resume.name(), resume.name(), Evaluation.Verdict.NOT_EVALUATED, failure.getMessage());
  }
}
