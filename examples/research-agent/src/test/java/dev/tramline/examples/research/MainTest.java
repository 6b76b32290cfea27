package dev.tramline.examples.research;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.FakeClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  private static final Map<String, String> NO_KEY = Map.of();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(Map<String, String> env, String... args) {
    return Main.run(args, stream(out), stream(err), env, new FakeClock());
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void answersTheQuestionThatComesWithIt() {
    assertThat(Main.run(new String[0], stream(out), stream(err), NO_KEY)).isZero();
    assertThat(err()).isEmpty();
    assertThat(out())
        .containsSubsequence(
            ResearchAgentFlow.GRAPH.toMermaid(),
            "Question: Who won the 2024 Physics Nobel Prize?",
            "decide -> search",
            "search: \"won 2024 Physics Nobel Prize\" found 5 passages",
            "search -> decide",
            "decide -> answer",
            "answer -> answered",
            "Answer:",
            "John Hopfield and Geoffrey Hinton",
            "Sources:",
            "[nobel-physics-2024] Nobel Prize in Physics 2024");
  }

  @Test
  void answersAnotherQuestion() {
    assertThat(run(NO_KEY, "--question", "What is the capital of Australia?")).isZero();
    assertThat(out()).contains("Canberra is the capital of Australia", "[australia-capital]");
  }

  @Test
  void searchesNoMoreThanItMay() {
    String question = "Where was the creator of the programming language Python born?";
    run(NO_KEY, "--question", question, "--max-searches", "1");
    assertThat(out()).containsOnlyOnce("decide -> search").contains("decide -> answer");
  }

  @Test
  void saysPlainlyThatThereIsNoAnswer() {
    assertThat(run(NO_KEY, "--question", "How do I bake a chocolate cake?")).isEqualTo(1);
    assertThat(out()).contains("answer -> unanswered").doesNotContain("Answer:");
    assertThat(err()).contains("the corpus has no answer").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void printsItsUsage(String option) {
    assertThat(run(NO_KEY, option)).isZero();
    assertThat(out()).contains("Usage:", "--question", "--max-searches", "OPENAI_API_KEY");
    assertThat(err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--verbose",
        "What?",
        "--question",
        "--question ",
        "--max-searches",
        "--max-searches 0",
        "--max-searches many"
      })
  void rejectsWhatItDoesNotKnow(String line) {
    assertThat(run(NO_KEY, line.split(" ", -1))).isEqualTo(2);
    assertThat(out()).isEmpty();
    assertThat(err()).contains("Usage:").doesNotContain("\tat ");
  }

  @Test
  void usesARealModelWhenThereIsAKey() {
    try (OpenAiStub stub = new OpenAiStub()) {
      stub.fail(429, "Rate limit reached")
          .reply("ACTION: search\nQUERY: Pluto discovery")
          .reply("ACTION: answer")
          .reply("Clyde Tombaugh did [pluto].");
      assertThat(run(stub.environment(), "--question", "Who discovered Pluto?")).isZero();
    }
    assertThat(out())
        .contains("Model: stub-model at http://127.0.0.1:")
        .contains("decide: attempt 1 of 3 failed, again in")
        .contains("Rate limit reached")
        .contains("Clyde Tombaugh did [pluto].")
        .contains("[pluto] Pluto");
  }

  @Test
  void explainsABadKey() {
    try (OpenAiStub stub = new OpenAiStub()) {
      stub.fail(401, "Incorrect API key provided");
      assertThat(run(stub.environment())).isEqualTo(1);
      assertThat(stub.requests).hasSize(1);
    }
    assertThat(err())
        .contains("rejected the key in OPENAI_API_KEY", "Incorrect API key provided")
        .doesNotContain("\tat ", "test-key");
  }

  @Test
  void explainsAnUnknownModel() {
    try (OpenAiStub stub = new OpenAiStub()) {
      stub.fail(404, "no such model");
      assertThat(run(stub.environment())).isEqualTo(1);
    }
    assertThat(err()).contains("has no model stub-model").doesNotContain("\tat ");
  }

  @Test
  void explainsAnEndpointThatIsBusyForGood() {
    try (OpenAiStub stub = new OpenAiStub()) {
      stub.fail(429, "quota").fail(429, "quota").fail(429, "quota");
      assertThat(run(stub.environment())).isEqualTo(1);
    }
    assertThat(out()).contains("attempt 3 of 3 failed, given up");
    assertThat(err()).contains("rate limit or quota").doesNotContain("\tat ");
  }

  @Test
  void explainsAnUnusableReply() {
    try (OpenAiStub stub = new OpenAiStub()) {
      stub.reply("Hm.").reply("Well.").reply("Er.");
      assertThat(run(stub.environment())).isEqualTo(1);
    }
    assertThat(err()).contains("The run failed", "but: Er.").doesNotContain("\tat ");
  }

  @Test
  void explainsThatThereIsNoNetwork() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Map<String, String> env =
        Map.of("OPENAI_API_KEY", "k", "OPENAI_BASE_URL", "http://127.0.0.1:" + port + "/v1");
    assertThat(run(env)).isEqualTo(1);
    assertThat(err()).contains("Cannot reach http://127.0.0.1:" + port).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://no.such.host.invalid/v1", "nonsense", "ftp://127.0.0.1/v1"})
  void explainsAnAddressThatLeadsNowhere(String url) {
    assertThat(run(Map.of("OPENAI_API_KEY", "k", "OPENAI_BASE_URL", url))).isEqualTo(1);
    assertThat(err()).contains(url).doesNotContain("\tat ");
  }
}
