package dev.tramline.examples.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.examples.support.testing.ReadmeGraph;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30) // a reply that never ends would be waited for
class TellerTest {

  private final PassageIndex index =
      new PassageIndex(List.of(new Passage("tram", "Trams", "Rails", "Trams  run\non rails.")));
  private final FakeClock clock = new FakeClock();
  private final BlockingQueue<Object> emitted = new LinkedBlockingQueue<>();
  private StreamingChatResponseHandler handler;
  private String prompt;
  private int calls;

  @AfterEach
  void close() {
    index.close();
  }

  private TellerFlow teller(StreamingChatModel llm) {
    return teller(llm, Duration.ofMinutes(1));
  }

  private TellerFlow teller(StreamingChatModel llm, Duration patience) {
    return new TellerFlow(new LookUp(index), new TellStory(llm, patience))
        .with(
            RunOptions.builder()
                .clock(clock)
                .listener(
                    event -> {
                      if (event instanceof RunEvent.Emitted said) {
                        emitted.add(said.payload());
                      }
                    })
                .build());
  }

  /** A model that does something with the handler in each call. */
  private StreamingChatModel model(Consumer<StreamingChatResponseHandler> behaviour) {
    return new StreamingChatModel() {
      @Override
      public void doChat(ChatRequest request, StreamingChatResponseHandler given) {
        prompt = request.messages().toString();
        handler = given;
        calls++;
        behaviour.accept(given);
      }
    };
  }

  private static void say(StreamingChatResponseHandler to, String piece, Handle handle) {
    to.onPartialResponse(new PartialResponse(piece), new PartialResponseContext(handle));
  }

  private static ChatResponse end() {
    return ChatResponse.builder().aiMessage(AiMessage.from("end")).build();
  }

  @Test
  void emitsEachPieceAndReturnsAll() {
    StreamingChatModel llm =
        model(
            to -> {
              say(to, "Trams ", new Handle());
              say(to, "run.", new Handle());
              to.onCompleteResponse(end());
            });
    assertThat(teller(llm).tell("trams")).isEqualTo("Trams run.");
    assertThat(emitted).containsExactly("Trams ", "run.");
    assertThat(prompt).contains("Topic: trams", "- Trams run on rails.");
  }

  @Test
  void recitesOfflineWordByWord() {
    assertThat(teller(new RecitingModel(clock)).tell("trams")).isEqualTo("Trams run on rails.");
    assertThat(emitted).containsExactly("Trams ", "run ", "on ", "rails.");
    assertThat(clock.waits()).hasSize(4);
  }

  @Test
  void saysOfflineThatItKnowsNothing() {
    assertThat(teller(new RecitingModel(clock)).tell("xyzzy"))
        .isEqualTo("I know nothing about that.");
  }

  @Test
  void stopsTheModelOnceTheRunIsCancelled() throws InterruptedException {
    Handle handle = new Handle();
    FlowRun<String> run = teller(model(to -> say(to, "Trams ", handle))).start("trams");
    assertThat(emitted.take()).isEqualTo("Trams ");
    run.cancel();
    assertThatExceptionOfType(RunCancelledException.class)
        .isThrownBy(run::join)
        .withMessageContaining("story");
    handle.awaitCancelled();
    say(handler, "run.", handle);
    assertThat(emitted).isEmpty();
  }

  @Test
  void asksAgainAsLongAsNothingIsShown() {
    StreamingChatModel llm =
        model(
            to -> {
              if (calls == 1) {
                to.onError(new IllegalStateException("busy"));
              } else if (calls == 3) {
                say(to, "Trams.", new Handle());
              }
              to.onCompleteResponse(end());
            });
    assertThat(teller(llm).tell("trams")).isEqualTo("Trams.");
    assertThat(calls).isEqualTo(3);
  }

  @Test
  void doesNotRepeatWhatIsShown() {
    StreamingChatModel llm =
        model(
            to -> {
              say(to, "Trams ", new Handle());
              to.onError(new Exception("lost"));
            });
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> teller(llm).tell("trams"))
        .withCauseInstanceOf(BrokenStreamException.class)
        .withMessageContaining("lost");
    assertThat(calls).isOne();
  }

  @Test
  void asksASilentModelAgainAndThenFails() {
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> teller(model(to -> {}), Duration.ZERO).tell("trams"))
        .withCauseInstanceOf(TimeoutException.class)
        .withMessageContaining("said nothing for 0 seconds");
    assertThat(calls).isEqualTo(3);
  }

  @Test
  void stopsAModelThatFallsSilent() {
    Handle handle = new Handle();
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(
            () -> teller(model(to -> say(to, "Trams ", handle)), Duration.ZERO).tell("trams"))
        .withCauseInstanceOf(BrokenStreamException.class)
        .withMessageContaining("said nothing for 0 seconds");
    assertThat(calls).isOne();
    assertThat(handle.isCancelled()).isTrue();
  }

  @Test
  void failsIfNothingEverComes() {
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> teller(model(to -> to.onCompleteResponse(end()))).tell("trams"))
        .withCauseInstanceOf(ModelReplyException.class);
    assertThat(calls).isEqualTo(3);
  }

  @Test
  void isDrawnInItsReadme() {
    ReadmeGraph.assertShows(Path.of("README.md"), TellerFlow.GRAPH);
  }
}
