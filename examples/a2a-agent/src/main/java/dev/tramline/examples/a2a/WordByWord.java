package dev.tramline.examples.a2a;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.tramline.runtime.RunClock;
import java.time.Duration;

/** Says what another model replies, one word after the other, on a thread of its own. */
final class WordByWord implements StreamingChatModel {

  private static final Duration PER_WORD = Duration.ofMillis(30);

  private final ChatModel model;
  private final RunClock clock;

  /**
   * Creates the model.
   *
   * @param model what replies
   * @param clock whose time it takes for each word
   */
  WordByWord(ChatModel model, RunClock clock) {
    this.model = model;
    this.clock = clock;
  }

  @Override
  public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
    Thread speaker = new Thread(() -> speak(request, handler), "word-by-word");
    speaker.setDaemon(true);
    speaker.start();
  }

  private void speak(ChatRequest request, StreamingChatResponseHandler handler) {
    try {
      AiMessage reply = model.chat(request).aiMessage();
      for (String word : reply.text().split("(?<=\\s)(?=\\S)")) {
        clock.sleep(PER_WORD);
        handler.onPartialResponse(word);
      }
      handler.onCompleteResponse(ChatResponse.builder().aiMessage(reply).build());
    } catch (InterruptedException | RuntimeException e) {
      handler.onError(e);
    }
  }
}
