package dev.tramline.examples.streaming;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.tramline.examples.support.StandIn;
import dev.tramline.runtime.RunClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * A model without a network that recites the facts of the prompt word by word, on a thread of its
 * own like a real one.
 */
final class RecitingModel implements StreamingChatModel {

  private static final Duration PER_WORD = Duration.ofMillis(30);

  private final RunClock clock;

  /**
   * Creates the model.
   *
   * @param clock whose time it takes for each word
   */
  RecitingModel(RunClock clock) {
    this.clock = clock;
  }

  @Override
  public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
    String prompt =
        request.messages().stream()
            .filter(UserMessage.class::isInstance)
            .map(message -> ((UserMessage) message).singleText())
            .collect(Collectors.joining("\n"));
    String facts = String.join("\n\n", StandIn.lines(prompt, TellStory.FACT));
    String text = facts.isEmpty() ? "I know nothing about that." : facts;
    Thread speaker = new Thread(() -> recite(text, handler), "reciting-model");
    speaker.setDaemon(true);
    speaker.start();
  }

  private void recite(String text, StreamingChatResponseHandler handler) {
    Handle handle = new Handle(new AtomicBoolean());
    try {
      for (String word : text.split("(?<=\\s)(?=\\S)")) {
        clock.sleep(PER_WORD);
        handler.onPartialResponse(new PartialResponse(word), new PartialResponseContext(handle));
        if (handle.isCancelled()) {
          return;
        }
      }
      handler.onCompleteResponse(ChatResponse.builder().aiMessage(AiMessage.from(text)).build());
    } catch (InterruptedException e) {
      handler.onError(e);
    }
  }

  /** How the listener makes the model stop. */
  private record Handle(AtomicBoolean cancelled) implements StreamingHandle {

    @Override
    public void cancel() {
      cancelled.set(true);
    }

    @Override
    public boolean isCancelled() {
      return cancelled.get();
    }
  }
}
