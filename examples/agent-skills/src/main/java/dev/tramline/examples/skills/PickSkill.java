package dev.tramline.examples.skills;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Retry;
import dev.tramline.examples.support.ModelReplyException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks the model which skill the request needs next. */
@Node
public class PickSkill {

  static final String INSTRUCTIONS =
      """
      You decide which skill a request needs next. Reply with the name of one skill of the list and
      nothing else, or with DONE if those used so far meet the request or none suits it.\
      """;

  static final String DONE = "DONE";
  static final String SKILL = "Skill: ";
  static final String REQUEST = "Request: ";

  /** Where to go next. */
  public sealed interface Next {

    /**
     * Action {@code load}.
     *
     * @param skill the skill to load
     * @param used its name, appended to the list under key {@code used}
     */
    record Load(Skill skill, @Append("used") String used) implements Next {}

    /** Action {@code done}. */
    record Done() implements Next {}
  }

  private final ChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm the model to ask
   */
  public PickSkill(ChatModel llm) {
    this.llm = llm;
  }

  /** No skill is used twice, so the loop ends. */
  @Exec
  @Retry(
      attempts = 3,
      delay = "2s",
      backoff = 2.0,
      jitter = 0.2,
      abortOn = NonRetriableException.class)
  Optional<Skill> pick(String request, List<Skill> skills, List<String> used) {
    List<Skill> left = skills.stream().filter(skill -> !used.contains(skill.name())).toList();
    if (left.isEmpty()) {
      return Optional.empty();
    }
    String reply =
        llm.chat(SystemMessage.from(INSTRUCTIONS), UserMessage.from(prompt(request, left, used)))
            .aiMessage()
            .text();
    return parse(reply == null ? "" : reply.strip(), left);
  }

  private static String prompt(String request, List<Skill> left, List<String> used) {
    return left.stream()
            .map(skill -> SKILL + skill.name() + ": " + skill.description() + "\n")
            .collect(Collectors.joining())
        + "Used so far: "
        + (used.isEmpty() ? "none" : String.join(", ", used))
        + "\n"
        + REQUEST
        + request;
  }

  private static Optional<Skill> parse(String reply, List<Skill> left) {
    if (reply.equalsIgnoreCase(DONE)) {
      return Optional.empty();
    }
    return Optional.of(
        left.stream()
            .filter(skill -> skill.name().equalsIgnoreCase(reply))
            .findFirst()
            .orElseThrow(
                () -> new ModelReplyException("The model picked no skill of the list: " + reply)));
  }

  @Post
  Next route(@Exec Optional<Skill> picked) {
    return picked.<Next>map(skill -> new Next.Load(skill, skill.name())).orElseGet(Next.Done::new);
  }
}
