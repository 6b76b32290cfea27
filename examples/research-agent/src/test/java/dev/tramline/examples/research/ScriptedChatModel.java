package dev.tramline.examples.research;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A model that gives prepared replies and remembers what it was asked. */
final class ScriptedChatModel implements ChatModel {

  final List<String> prompts = new ArrayList<>();
  private final Iterator<String> replies;

  ScriptedChatModel(String... replies) {
    this.replies = List.of(replies).iterator();
  }

  @Override
  public ChatResponse doChat(ChatRequest request) {
    prompts.add(request.messages().toString());
    return ChatResponse.builder().aiMessage(AiMessage.from(replies.next())).build();
  }
}
