package dev.tramline.examples.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(Map<String, String> env, String... args) {
    return Main.run(
        args,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        env);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void answersThreeQuestionsOfItsOwn() {
    assertThat(run(Map.of())).isZero();
    assertThat(out())
        .containsSubsequence(
            "Model: embedded",
            "Question: How many customers are in Oslo?",
            "run -> answered",
            "COUNT(*)\n3\n",
            "AVG(COST)",
            "run -> rejected",
            "run -> answered",
            "kitchen   47.45",
            "Dan Falk   21");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void answersTheQuestionsGiven() {
    assertThat(run(Map.of(), "Which customers are from Bergen?")).isZero();
    assertThat(out()).contains("NAME\nBo Lund\n").doesNotContain("Oslo");
  }

  @Test
  void showsWhatWasTriedInVain() {
    assertThat(run(Map.of(), "What is the average splendour of products?")).isEqualTo(1);
    assertThat(out()).contains("No query was accepted:", "AVG(SPLENDOUR)", "not found");
  }

  @Test
  void saysWhatIsWrongWithTheModel() {
    Map<String, String> env =
        Map.of("OPENAI_API_KEY", "k", "OPENAI_BASE_URL", "no address", "OPENAI_MODEL", "m");
    assertThat(run(env)).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("no address").doesNotContain("\tat ");
  }
}
