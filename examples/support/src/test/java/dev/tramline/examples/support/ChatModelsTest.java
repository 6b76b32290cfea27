package dev.tramline.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChatModelsTest {

  private static final Map<String, String> ENV =
      Map.of("OPENAI_API_KEY", "k", "OPENAI_BASE_URL", "http://localhost:1/v1");

  private static String explained(Throwable failure) {
    return ChatModels.explain(failure, ENV);
  }

  @Test
  void usesTheStandInWithoutAKey() {
    ChatModel standIn = StandIn.of((instructions, prompt) -> "");
    assertThat(ChatModels.fromEnvironment(Map.of(), standIn)).isSameAs(standIn);
    assertThat(ChatModels.fromEnvironment(Map.of("OPENAI_API_KEY", " "), standIn))
        .isSameAs(standIn);
    assertThat(ChatModels.fromEnvironment(ENV, standIn)).isNotSameAs(standIn);
  }

  @Test
  void describesTheModel() {
    assertThat(ChatModels.describe(Map.of())).contains("embedded", "OPENAI_API_KEY");
    assertThat(ChatModels.describe(ENV)).isEqualTo("Model: gpt-4o-mini at http://localhost:1/v1");
  }

  @Test
  void explainsWhatTheEndpointSays() {
    assertThat(explained(new AuthenticationException("bad key")))
        .contains("rejected the key in OPENAI_API_KEY", "bad key");
    assertThat(explained(new RateLimitException("slow down"))).contains("rate limit", "slow down");
  }

  @Test
  void tellsAWrongAddressFromAWrongArgument() {
    IllegalArgumentException failure = new IllegalArgumentException("no scheme");
    assertThat(ChatModels.explain(failure, Map.of("OPENAI_API_KEY", "k", "OPENAI_BASE_URL", "x")))
        .isEqualTo("x is no usable address, see OPENAI_BASE_URL: no scheme");
    assertThat(explained(failure)).isEqualTo("The run failed: no scheme");
    assertThat(ChatModels.explain(failure, Map.of())).isEqualTo("The run failed: no scheme");
  }

  @Test
  void tellsTheNetworkFromFiles() {
    assertThat(explained(new RuntimeException(new ConnectException("refused"))))
        .contains("Cannot reach http://localhost:1/v1");
    assertThat(explained(new NoSuchFileException("a.txt"))).isEqualTo("Cannot read or write a.txt");
    assertThat(explained(new IOException("no front matter", new RuntimeException())))
        .isEqualTo("The run failed: no front matter");
  }
}
