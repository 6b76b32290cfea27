package dev.tramline.examples.vote;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.runtime.RunContext;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Asks the model for one answer after the other, several at a time. */
@Node
public class Sample {

  private static final String INSTRUCTIONS =
      """
      Answer the question, whose answer is a number. Think step by step, one step a line.
      End with a line of this form:
      ANSWER: <the number>
      """;

  private static final Pattern ANSWER =
      Pattern.compile("(?im)^[\\s*]*answer[\\s*]*:[\\s*$]*(-?[\\d,]*\\.?\\d+)");

  /** Apart, so that a retry of one sample is not the first attempt of another. */
  private static final int SEEDS_PER_SAMPLE = 100;

  private final ChatModel llm;
  private final double temperature;

  /**
   * Creates the node.
   *
   * @param llm the model to ask, from several threads
   * @param temperature above 0, without which all samples are the same
   */
  public Sample(ChatModel llm, double temperature) {
    this.llm = llm;
    this.temperature = temperature;
  }

  /** Made one by one as they are needed. */
  @Prep
  Stream<Integer> numbers(int samples) {
    return IntStream.rangeClosed(1, samples).boxed();
  }

  @Exec
  @Batch(concurrency = 4)
  @Retry(attempts = 2, delay = "100ms", abortOn = NonRetriableException.class)
  @Key("ballots")
  Ballot ask(@Prep Integer number, String question, RunContext run) {
    ChatRequest request =
        ChatRequest.builder()
            .messages(SystemMessage.from(INSTRUCTIONS), UserMessage.from(question))
            .parameters(
                OpenAiChatRequestParameters.builder()
                    .temperature(temperature)
                    .seed(SEEDS_PER_SAMPLE * number + run.attempt())
                    .build())
            .build();
    String reply = llm.chat(request).aiMessage().text();
    Matcher answer = ANSWER.matcher(reply == null ? "" : reply);
    if (!answer.find()) {
      throw new ModelReplyException("Sample %d ends without an answer.".formatted(number));
    }
    String steps = reply.substring(0, answer.start()).strip().replaceAll("\\s*\\R\\s*", "; ");
    return new Ballot(number, Optional.of(number(answer.group(1))), steps);
  }

  /** One number, one vote, however it is written. */
  private static BigDecimal number(String text) {
    BigDecimal number = new BigDecimal(text.replace(",", "")).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /** A sample without an answer abstains. */
  @Fallback
  Ballot abstain(ModelReplyException failure, @Prep Integer number) {
    return new Ballot(number, Optional.empty(), failure.getMessage());
  }
}
