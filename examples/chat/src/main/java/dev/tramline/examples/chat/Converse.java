package dev.tramline.examples.chat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.examples.support.Console;
import dev.tramline.examples.support.ModelReplyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes one turn. The user is asked in prep, so that a retry asks the model again and not the user.
 */
@Node
public class Converse {

  private static final String INSTRUCTIONS =
      "You talk with a user in a terminal. Reply in one or two sentences, without markup.";

  /** What follows a turn. */
  public sealed interface Next {

    /**
     * Action {@code again}: the conversation goes on.
     *
     * @param turn appended to the list under key {@code messages}
     */
    record Again(@Append("messages") Turn turn) implements Next {}

    /** Action {@code quit}: the user left. */
    record Quit() implements Next {}
  }

  private final ChatModel llm;
  private final Console console;

  /**
   * Creates the node.
   *
   * @param llm who replies
   * @param console where the user sits
   */
  public Converse(ChatModel llm, Console console) {
    this.llm = llm;
    this.console = console;
  }

  @Prep
  Optional<String> listen() {
    Optional<String> line = console.ask("You: ");
    while (line.isPresent() && line.get().isEmpty()) {
      line = console.ask("You: ");
    }
    return line.filter(said -> !said.equalsIgnoreCase("quit"));
  }

  @Exec
  @Retry(attempts = 3, delay = "1s", backoff = 2, abortOn = NonRetriableException.class)
  Optional<Turn> reply(@Prep Optional<String> said, List<Turn> messages) {
    if (said.isEmpty()) {
      return Optional.empty();
    }
    String reply = llm.chat(conversation(messages, said.get())).aiMessage().text();
    if (reply == null || reply.isBlank()) {
      throw new ModelReplyException("The model replied nothing.");
    }
    return Optional.of(new Turn(said.get(), reply.strip()));
  }

  /** The model has no memory: it is told all that was said, each time. */
  private static List<ChatMessage> conversation(List<Turn> turns, String said) {
    List<ChatMessage> conversation = new ArrayList<>();
    conversation.add(SystemMessage.from(INSTRUCTIONS));
    for (Turn turn : turns) {
      conversation.add(UserMessage.from(turn.said()));
      conversation.add(AiMessage.from(turn.reply()));
    }
    conversation.add(UserMessage.from(said));
    return conversation;
  }

  @Post
  Next show(@Exec Optional<Turn> turn) {
    if (turn.isEmpty()) {
      return new Next.Quit();
    }
    console.out().println("Model: " + turn.get().reply());
    return new Next.Again(turn.get());
  }
}
