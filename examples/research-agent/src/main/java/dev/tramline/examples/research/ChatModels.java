package dev.tramline.examples.research;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.time.Duration;
import java.util.Map;

/** Chooses the model by the environment. */
final class ChatModels {

  static final String KEY = "OPENAI_API_KEY";
  static final String BASE_URL = "OPENAI_BASE_URL";
  static final String MODEL = "OPENAI_MODEL";

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private ChatModels() {}

  /** A real model if there is a key for it, else the embedded one. */
  static ChatModel fromEnvironment(Map<String, String> env) {
    return isReal(env) ? openAi(env, TIMEOUT) : new ExtractiveChatModel();
  }

  static boolean isReal(Map<String, String> env) {
    return !get(env, KEY, "").isEmpty();
  }

  static ChatModel openAi(Map<String, String> env, Duration timeout) {
    return OpenAiChatModel.builder()
        .apiKey(get(env, KEY, ""))
        .baseUrl(baseUrl(env))
        .modelName(model(env))
        .timeout(timeout)
        .maxRetries(0) // the flow's @Retry does it, and shows it
        .build();
  }

  static String baseUrl(Map<String, String> env) {
    return get(env, BASE_URL, "https://api.openai.com/v1");
  }

  static String model(Map<String, String> env) {
    return get(env, MODEL, "gpt-4o-mini");
  }

  private static String get(Map<String, String> env, String name, String otherwise) {
    String value = env.getOrDefault(name, "").strip();
    return value.isEmpty() ? otherwise : value;
  }
}
