package dev.tramline.examples.support.testing;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A model that gives prepared replies and remembers what it was asked. For one thread. */
public final class ScriptedChatModel implements ChatModel {

  private final List<String> prompts = new ArrayList<>();
  private final Iterator<String> replies;

  /**
   * Creates the model.
   *
   * @param replies what it says, in order; another call fails
   */
  public ScriptedChatModel(String... replies) {
    this.replies = List.of(replies).iterator();
  }

  /** {@return the messages of each call so far, as text} */
  public List<String> prompts() {
    return List.copyOf(prompts);
  }

  @Override
  public ChatResponse doChat(ChatRequest request) {
    prompts.add(request.messages().toString());
    return ChatResponse.builder().aiMessage(AiMessage.from(replies.next())).build();
  }
}
