package dev.tramline.examples.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.tramline.examples.research.ResearchAgent.Result.Answered;
import dev.tramline.examples.support.ChatModels;
import dev.tramline.examples.support.Corpus;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way to a real model, over real HTTP. */
class OpenAiEndpointTest {

  private static final String QUESTION = "Who discovered Pluto?";

  /** Much longer than a slow machine takes to answer. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** For a request that is not answered; long enough for it to arrive. */
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private final OpenAiStub stub = new OpenAiStub();
  private final PassageIndex index = new PassageIndex(Corpus.load());
  private final FakeClock clock = new FakeClock();
  private final List<Throwable> failures = new ArrayList<>();

  @AfterEach
  void close() {
    stub.close();
    index.close();
  }

  private ResearchAgent.Result research() {
    return research(ChatModels.openAi(stub.environment(), PATIENCE));
  }

  private ResearchAgent.Result research(ChatModel llm) {
    RunOptions options =
        RunOptions.builder()
            .clock(clock)
            .listener(
                event -> {
                  if (event instanceof RunEvent.AttemptFailed failed) {
                    failures.add(failed.cause());
                  }
                })
            .build();
    return Main.agent(llm, index, 3).with(options).research(QUESTION);
  }

  private void replyToTheEnd() {
    stub.reply("ACTION: search\nQUERY: Pluto discovery")
        .reply("ACTION: answer")
        .reply("Clyde Tombaugh did [pluto].");
  }

  @Test
  void answersWithTheModelBehindTheEndpoint() {
    replyToTheEnd();
    assertThat(research())
        .isInstanceOfSatisfying(
            Answered.class,
            result -> {
              assertThat(result.answer()).isEqualTo("Clyde Tombaugh did [pluto].");
              assertThat(result.sources()).extracting(Passage::id).containsExactly("pluto");
            });
    assertThat(failures).isEmpty();
    assertThat(stub.requests)
        .hasSize(3)
        .allSatisfy(
            request -> {
              assertThat(request.method()).isEqualTo("POST");
              assertThat(request.path()).isEqualTo("/v1/chat/completions");
              assertThat(request.authorization()).isEqualTo("Bearer test-key");
              assertThat(request.body()).contains("stub-model", QUESTION);
            });
    assertThat(stub.requests.get(0).body()).doesNotContain("Lowell Observatory");
    assertThat(stub.requests.get(1).body()).contains("Lowell Observatory");
  }

  @Test
  void survivesARateLimit() {
    stub.fail(429, "Rate limit reached");
    replyToTheEnd();
    assertThat(research()).isInstanceOf(Answered.class);
    assertThat(failures).singleElement().isInstanceOf(RateLimitException.class);
    assertThat(stub.requests).hasSize(4);
    assertThat(clock.waits())
        .singleElement()
        .satisfies(
            wait -> assertThat(wait).isBetween(Duration.ofMillis(1600), Duration.ofMillis(2400)));
  }

  @Test
  void survivesATimeout() {
    stub.hang();
    replyToTheEnd();
    ChatModel patient = ChatModels.openAi(stub.environment(), PATIENCE);
    ChatModel impatient = ChatModels.openAi(stub.environment(), TIMEOUT);
    AtomicBoolean asked = new AtomicBoolean();
    ChatModel llm =
        new ChatModel() {
          @Override
          public ChatResponse doChat(ChatRequest request) {
            return (asked.getAndSet(true) ? patient : impatient).chat(request);
          }
        };
    assertThat(research(llm)).isInstanceOf(Answered.class);
    assertThat(failures).singleElement().isInstanceOf(TimeoutException.class);
    assertThat(stub.requests).hasSize(4);
  }

  @Test
  void survivesAFailingServerAndWaitsLongerTheSecondTime() {
    stub.fail(503, "overloaded").fail(500, "oops");
    replyToTheEnd();
    assertThat(research()).isInstanceOf(Answered.class);
    assertThat(failures).hasSize(2);
    assertThat(clock.waits()).hasSize(2);
    assertThat(clock.waits().get(1)).isGreaterThan(clock.waits().get(0));
  }

  @Test
  void givesUpAfterThreeAttempts() {
    stub.fail(429, "slow down").fail(429, "slow down").fail(429, "slow down");
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(this::research)
        .withCauseInstanceOf(RateLimitException.class);
    assertThat(stub.requests).hasSize(3);
  }

  @Test
  void doesNotRetryABadKey() {
    stub.fail(401, "Incorrect API key provided");
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(this::research)
        .withCauseInstanceOf(AuthenticationException.class)
        .withMessageContaining("Incorrect API key provided");
    assertThat(stub.requests).hasSize(1);
    assertThat(clock.waits()).isEmpty();
  }
}
