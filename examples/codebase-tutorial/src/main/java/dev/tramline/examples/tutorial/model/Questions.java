package dev.tramline.examples.tutorial.model;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.runtime.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks a model and reads its replies.
 *
 * <p>A reply that cannot be used goes back to the model once, with what is wrong about it. If the
 * second one is no better, the attempt has failed, and the {@code @Retry} of the node starts
 * afresh. Only replies that could be used are cached.
 */
final class Questions {

  private final ChatModel llm;
  private final String modelName;
  private final Optional<ReplyCache> cache;

  Questions(ChatModel llm, String modelName, Optional<ReplyCache> cache) {
    this.llm = llm;
    this.modelName = modelName;
    this.cache = cache;
  }

  /**
   * Asks a question.
   *
   * @param instructions what the model is to do
   * @param material what it is to do it with
   * @param reader takes the answer from a reply, or throws a {@link ModelReplyException}
   * @param run the attempt that asks; a second one does not look into the cache
   * @return the answer
   */
  <T> T ask(String instructions, String material, Function<String, T> reader, RunContext run) {
    String question = String.join("\n\n", modelName, instructions, material);
    Optional<T> known = run.attempt() > 0 ? Optional.empty() : cached(question, reader, run);
    return known.orElseGet(() -> chat(question, instructions, material, reader, run));
  }

  private <T> Optional<T> cached(String question, Function<String, T> reader, RunContext run) {
    try {
      return cache.flatMap(it -> it.get(question, run::emit)).map(reader);
    } catch (ModelReplyException e) {
      run.emit("ignored a cached reply: " + e.getMessage());
      return Optional.empty();
    }
  }

  private <T> T chat(
      String question,
      String instructions,
      String material,
      Function<String, T> reader,
      RunContext run) {
    List<ChatMessage> messages = new ArrayList<>();
    messages.add(SystemMessage.from(instructions));
    messages.add(UserMessage.from(material));
    String reply = reply(messages);
    T answer;
    try {
      answer = reader.apply(reply);
    } catch (ModelReplyException e) {
      run.emit("asked the model to mend its reply: " + e.getMessage());
      messages.add(AiMessage.from(reply));
      messages.add(
          UserMessage.from(
              "This cannot be used: %s Reply again, in full and in the format asked for."
                  .formatted(e.getMessage())));
      reply = reply(messages);
      answer = reader.apply(reply);
    }
    String usable = reply;
    cache.ifPresent(it -> it.put(question, usable, run::emit));
    return answer;
  }

  private String reply(List<ChatMessage> messages) {
    String text = llm.chat(messages).aiMessage().text();
    if (text == null || text.isBlank()) {
      throw new ModelReplyException("The model replied nothing.");
    }
    return text;
  }
}
