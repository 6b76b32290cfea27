package dev.tramline.examples.thought;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Retry;
import dev.tramline.runtime.RunContext;
import java.util.List;

/** Asks the model for the next thought, and comes back until there is an answer. */
@Node
public class Think {

  /** Opens the line of the prompt that holds the problem. */
  static final String PROBLEM = "Problem: ";

  private static final String INSTRUCTIONS =
      """
      You solve a problem step by step. Each reply is one thought: it carries out one step of the
      plan, or makes the plan if there is none, or verifies a result that needs it. Reply with
      THOUGHT: <what you did and found, on one line>
      PLAN:
      [done] <a step> => <its result>
      [verify] <a step whose result you have to check first> => <its result>
      [pending] <a step to come>
      and, once every step is done, with the answer on one more line:
      ANSWER: <the answer>
      """;

  /** Where to go next, and what to take along. */
  public sealed interface Next {

    /**
     * Action {@code continue}.
     *
     * @param thought appended to the list under key {@code thoughts}
     */
    record Continue(@Append("thoughts") Thought thought) implements Next {}

    /**
     * Action {@code solved}.
     *
     * @param thought the last one
     * @param answer the answer in it
     */
    record Solved(@Append("thoughts") Thought thought, String answer) implements Next {}

    /**
     * Action {@code givenUp}.
     *
     * @param thought the last one that was allowed
     */
    record GivenUp(@Append("thoughts") Thought thought) implements Next {}
  }

  private final ChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm what thinks
   */
  public Think(ChatModel llm) {
    this.llm = llm;
  }

  @Exec
  @Retry(attempts = 3, delay = "2s", backoff = 2.0, abortOn = NonRetriableException.class)
  Thought think(String problem, List<Thought> thoughts, int maxThoughts, RunContext run) {
    int left = maxThoughts - thoughts.size();
    Thought thought =
        Thought.parse(
            llm.chat(
                    SystemMessage.from(INSTRUCTIONS + "Thoughts left: " + left),
                    UserMessage.from(prompt(problem, thoughts)))
                .aiMessage()
                .text());
    run.emit(
        "%s (%d of %d steps done)"
            .formatted(thought.text(), thought.done(), thought.plan().size()));
    return thought;
  }

  @Post
  Next route(@Exec Thought thought, List<Thought> thoughts, int maxThoughts) {
    if (thought.answer().isPresent()) {
      return new Next.Solved(thought, thought.answer().get());
    }
    return thoughts.size() + 1 < maxThoughts
        ? new Next.Continue(thought)
        : new Next.GivenUp(thought);
  }

  /** All thoughts, but only the plan as it stands now. */
  private static String prompt(String problem, List<Thought> thoughts) {
    StringBuilder prompt = new StringBuilder(PROBLEM).append(problem.replaceAll("\\s+", " "));
    for (int i = 0; i < thoughts.size(); i++) {
      prompt.append("\nThought ").append(i + 1).append(": ").append(thoughts.get(i).text());
    }
    if (!thoughts.isEmpty()) {
      prompt.append("\nPlan:\n").append(thoughts.get(thoughts.size() - 1).planText());
    }
    return prompt.toString();
  }
}
