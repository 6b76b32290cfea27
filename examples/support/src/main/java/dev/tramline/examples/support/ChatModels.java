package dev.tramline.examples.support;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Map;

/**
 * Chooses the model by the environment: a real one behind any OpenAI-compatible endpoint if {@link
 * #KEY} is set, else the example's own stand-in.
 */
public final class ChatModels {

  /** The variable that holds the key, without which nothing leaves the machine. */
  public static final String KEY = "OPENAI_API_KEY";

  private static final String BASE_URL = "OPENAI_BASE_URL";
  private static final String MODEL = "OPENAI_MODEL";
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private ChatModels() {}

  /**
   * Chooses the model.
   *
   * @param env the environment, as by {@link System#getenv()}
   * @param standIn what to use without a key
   * @return a model; it does not retry, as the flow's {@code @Retry} does, and shows it
   */
  public static ChatModel fromEnvironment(Map<String, String> env, ChatModel standIn) {
    return isReal(env) ? openAi(env, TIMEOUT) : standIn;
  }

  /**
   * Chooses the model whose reply comes in pieces.
   *
   * @param env the environment, as by {@link System#getenv()}
   * @param standIn what to use without a key
   * @return a model
   */
  public static StreamingChatModel streamingFromEnvironment(
      Map<String, String> env, StreamingChatModel standIn) {
    if (!isReal(env)) {
      return standIn;
    }
    return OpenAiStreamingChatModel.builder()
        .apiKey(get(env, KEY, ""))
        .baseUrl(baseUrl(env))
        .modelName(model(env))
        .timeout(TIMEOUT)
        .build();
  }

  /**
   * Makes the real model.
   *
   * @param env the environment, with {@link #KEY}
   * @param timeout how long a call may take
   * @return the model
   */
  public static ChatModel openAi(Map<String, String> env, Duration timeout) {
    return OpenAiChatModel.builder()
        .apiKey(get(env, KEY, ""))
        .baseUrl(baseUrl(env))
        .modelName(model(env))
        .timeout(timeout)
        .maxRetries(0) // the flow's @Retry does it, and shows it
        .build();
  }

  /**
   * Says which model is used, in one line.
   *
   * @param env the environment
   * @return for the user
   */
  public static String describe(Map<String, String> env) {
    return isReal(env)
        ? "Model: " + model(env) + " at " + baseUrl(env)
        : "Model: embedded, set " + KEY + " to use a real one";
  }

  /**
   * Says what went wrong in a node, with a model above all, and what to look at.
   *
   * @param failure what the node threw
   * @param env the environment
   * @return for the user
   */
  public static String explain(Throwable failure, Map<String, String> env) {
    String endpoint = baseUrl(env);
    String message = failure.getMessage();
    if (failure instanceof AuthenticationException) {
      return "%s rejected the key in %s: %s".formatted(endpoint, KEY, message);
    }
    if (failure instanceof ModelNotFoundException) {
      return "%s has no model %s, see %s and %s: %s"
          .formatted(endpoint, model(env), MODEL, BASE_URL, message);
    }
    if (failure instanceof RateLimitException) {
      return "%s is over its rate limit or quota; try later: %s".formatted(endpoint, message);
    }
    if (failure instanceof TimeoutException) {
      return "%s did not answer in time: %s".formatted(endpoint, message);
    }
    if (failure instanceof UnresolvedModelServerException || isNetworkFailure(failure)) {
      return "Cannot reach %s. Is the network up and %s right? Unset %s to work offline."
          .formatted(endpoint, BASE_URL, KEY);
    }
    if (failure instanceof IllegalArgumentException && isReal(env) && !isAddress(endpoint)) {
      return "%s is no usable address, see %s: %s".formatted(endpoint, BASE_URL, message);
    }
    if (failure instanceof FileSystemException) {
      return "Cannot read or write " + message;
    }
    return "The run failed: " + message;
  }

  /** A model's client wraps what the network throws; other nodes may fail on files of their own. */
  private static boolean isNetworkFailure(Throwable failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException && !(failure instanceof IOException)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAddress(String endpoint) {
    try {
      URI address = new URI(endpoint);
      return address.getHost() != null && String.valueOf(address.getScheme()).matches("https?");
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isReal(Map<String, String> env) {
    return !get(env, KEY, "").isEmpty();
  }

  private static String baseUrl(Map<String, String> env) {
    return get(env, BASE_URL, "https://api.openai.com/v1");
  }

  private static String model(Map<String, String> env) {
    return get(env, MODEL, "gpt-4o-mini");
  }

  private static String get(Map<String, String> env, String name, String otherwise) {
    String value = env.getOrDefault(name, "").strip();
    return value.isEmpty() ? otherwise : value;
  }
}
