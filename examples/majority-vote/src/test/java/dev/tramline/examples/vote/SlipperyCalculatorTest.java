package dev.tramline.examples.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlipperyCalculatorTest {

  private static String reply(String question, double temperature, int seed) {
    ChatRequest request =
        ChatRequest.builder()
            .messages(UserMessage.from(question))
            .parameters(
                OpenAiChatRequestParameters.builder().temperature(temperature).seed(seed).build())
            .build();
    return new SlipperyCalculator().chat(request).aiMessage().text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "What is 2 + 3 * 4?                | 14",
        "What is (2 + 3) * 4 - -1?         | 21",
        "How much is 1,200 / 8 / 2 euros?  | 75",
        "In 2024, what is 7 x 6?           | 42",
        "2 * (3 + (4 - 1)) = ?             | 12",
        "1.5 + 2.25                        | 3.75",
        "-4 - 4                            | -8",
      })
  void calculatesWithoutASlipAtTemperatureZero(String question, String answer) {
    assertThat(reply(question, 0, 1)).endsWith("ANSWER: " + answer);
  }

  @Test
  void slipsInTheSameWayForTheSameSeed() {
    Set<String> replies =
        IntStream.range(0, 40)
            .mapToObj(seed -> reply("12 * 12 + 5 * 9", 1, seed))
            .collect(Collectors.toSet());
    assertThat(replies).hasSizeGreaterThan(2);
    assertThat(reply("12 * 12 + 5 * 9", 1, 7)).isEqualTo(reply("12 * 12 + 5 * 9", 1, 7));
  }

  @Test
  void isRightMoreOftenThanWrong() {
    long right =
        IntStream.range(0, 200)
            .filter(seed -> reply("12 * 12 + 5 * 9", 1, seed).endsWith("ANSWER: 189"))
            .count();
    assertThat(right).isBetween(80L, 140L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Who discovered Pluto?", "", "What about 2024?", "1 +", "(1 + 2", "7 / 0"})
  void givesNoAnswerWhereThereIsNothingToCalculate(String question) {
    assertThat(reply(question, 0, 1)).doesNotContain("ANSWER:");
  }

  @Test
  void saysWhyATermCannotBeCalculated() {
    assertThat(reply("7 / (3 - 3)", 0, 1)).startsWith("This cannot be calculated");
    assertThatExceptionOfType(NumberFormatException.class)
        .isThrownBy(() -> new Calculation("1 + + ", () -> 0).result());
  }
}
