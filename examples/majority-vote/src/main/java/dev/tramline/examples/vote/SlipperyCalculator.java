package dev.tramline.examples.vote;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Calculates without a network, step by step, and slips now and then: more often the higher the
 * temperature, and always in the same way for the same seed.
 */
final class SlipperyCalculator implements ChatModel {

  private static final Pattern TERM = Pattern.compile("[\\d(-][\\d\\s.,()+*/x×÷-]*[\\d)]");

  /** Of each step, at temperature 1. */
  private static final double SLIP = 0.2;

  private static final int[] SLIPS = {1, 2, 10};

  /** Of each reply, at temperature 1. */
  private static final double FORGET = 0.15;

  /** So that the seed reaches this model, as it reaches one of OpenAI. */
  @Override
  public ChatRequestParameters defaultRequestParameters() {
    return OpenAiChatRequestParameters.EMPTY;
  }

  @Override
  public ChatResponse doChat(ChatRequest request) {
    String question =
        request.messages().stream()
            .filter(UserMessage.class::isInstance)
            .map(message -> ((UserMessage) message).singleText())
            .findFirst()
            .orElse("");
    return ChatResponse.builder()
        .aiMessage(AiMessage.from(reply(question, request.parameters())))
        .build();
  }

  private static String reply(String question, ChatRequestParameters parameters) {
    double temperature = Optional.ofNullable(parameters.temperature()).orElse(0.0);
    int seed =
        parameters instanceof OpenAiChatRequestParameters openAi && openAi.seed() != null
            ? openAi.seed()
            : 0;
    // unlike Random, it gives neighbouring seeds numbers that have nothing in common
    SplittableRandom random = new SplittableRandom(31L * question.hashCode() + seed);
    Optional<String> term =
        TERM.matcher(question)
            .results()
            .map(MatchResult::group)
            .filter(Calculation::isTerm)
            .max(Comparator.comparingInt(String::length));
    if (term.isEmpty()) {
      return "I can only calculate, and see nothing to calculate here.";
    }
    Calculation calculation =
        new Calculation(
            term.get(), () -> random.nextDouble() < SLIP * temperature ? slip(random) : 0);
    try {
      String answer = calculation.result().toPlainString();
      String steps = String.join("\n", calculation.steps());
      boolean forgets = random.nextDouble() < FORGET * temperature;
      return forgets ? steps : steps + "\nANSWER: " + answer;
    } catch (ArithmeticException e) {
      return "This cannot be calculated: " + e.getMessage();
    }
  }

  /** As people slip: by one or two, or by a ten that is forgotten or carried once too often. */
  private static int slip(SplittableRandom random) {
    int size = SLIPS[random.nextInt(SLIPS.length)];
    return random.nextBoolean() ? size : -size;
  }
}
