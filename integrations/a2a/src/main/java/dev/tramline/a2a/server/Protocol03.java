package dev.tramline.a2a.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.tramline.a2a.A2aException;
import dev.tramline.a2a.ErrorCode;
import dev.tramline.a2a.StatusUpdate;
import dev.tramline.a2a.StreamEvent;
import dev.tramline.a2a.TaskState;
import dev.tramline.a2a.json.WireWriter;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Protocol 0.3 in front of 1.0: other names of methods, a {@code kind} in everything, lower-case
 * states, files as parts of their own. What is malformed is passed on, to be refused by who reads
 * it. There are no notifications in it.
 */
final class Protocol03 {

  private static final Pattern VERSION = Pattern.compile("|0\\.3(\\.[0-9]+)?");

  private static final Map<String, String> METHODS =
      Map.of(
          "message/send", "SendMessage",
          "message/stream", "SendStreamingMessage",
          "tasks/get", "GetTask",
          "tasks/cancel", "CancelTask",
          "tasks/resubscribe", "SubscribeToTask",
          "agent/getAuthenticatedExtendedCard", "GetExtendedAgentCard");

  private Protocol03() {}

  /** Tells whether a client speaks it; who says nothing does. */
  static boolean isSpokenBy(Rpc.Caller caller) {
    return VERSION.matcher(caller.version()).matches();
  }

  /** Returns what a method is called in 1.0. */
  static String method(String name) {
    if (name.startsWith("tasks/pushNotificationConfig/")) {
      throw new A2aException(
          ErrorCode.PUSH_NOTIFICATION_NOT_SUPPORTED,
          "Push notifications are not supported in protocol 0.3");
    }
    return METHODS.getOrDefault(name, ""); // there is no method of this name
  }

  /** Turns the parameters of a method into those of 1.0. */
  static JsonElement params(JsonElement params) {
    if (!(params instanceof JsonObject old)) {
      return params;
    }
    JsonObject translated = old.deepCopy();
    replace(translated, "message", Protocol03::oldMessage);
    replace(translated, "configuration", Protocol03::oldConfiguration);
    return translated;
  }

  private static JsonElement oldConfiguration(JsonElement configuration) {
    if (configuration instanceof JsonObject old) {
      if (old.has("pushNotificationConfig")) {
        throw new A2aException(
            ErrorCode.PUSH_NOTIFICATION_NOT_SUPPORTED,
            "Push notifications are not supported in protocol 0.3");
      }
      JsonElement blocking = old.remove("blocking");
      if (blocking != null && blocking.toString().equals("false")) {
        old.addProperty("returnImmediately", true);
      }
    }
    return configuration;
  }

  private static JsonElement oldMessage(JsonElement message) {
    if (message instanceof JsonObject old) {
      replace(old, "role", Protocol03::oldRole);
      replaceAll(old, "parts", Protocol03::oldPart);
    }
    return message;
  }

  private static JsonElement oldRole(JsonElement role) {
    return switch (role.toString()) {
      case "\"user\"" -> text("ROLE_USER");
      case "\"agent\"" -> text("ROLE_AGENT");
      default -> role;
    };
  }

  private static JsonElement oldPart(JsonElement part) {
    if (part instanceof JsonObject old && old.remove("file") instanceof JsonObject file) {
      move(file, "bytes", old, "raw");
      move(file, "uri", old, "url");
      move(file, "mimeType", old, "mediaType");
      move(file, "name", old, "filename");
    }
    return part;
  }

  /** Turns what a method of 1.0 returned into what its old namesake does. */
  static JsonElement result(String method, JsonElement result) {
    if (!(result instanceof JsonObject json)) {
      return result;
    }
    return switch (method) {
      case "SendMessage" -> unwrapped(json);
      case "GetTask", "CancelTask" -> task(json);
      case "GetExtendedAgentCard" -> card(json);
      default -> json;
    };
  }

  /** Turns an event of a stream into an old one. */
  static JsonElement event(StreamEvent event) {
    JsonElement json = unwrapped(WireWriter.wrapped(event));
    if (event instanceof StatusUpdate update && json instanceof JsonObject status) {
      TaskState state = update.status().state();
      status.addProperty("final", state.isTerminal() || state.isInterrupted());
    }
    return json;
  }

  /** In 1.0 a field tells what is in it; in 0.3 the thing itself does. */
  private static JsonElement unwrapped(JsonObject wrapped) {
    Map.Entry<String, JsonElement> entry = wrapped.entrySet().iterator().next();
    JsonObject content = entry.getValue().getAsJsonObject();
    return switch (entry.getKey()) {
      case "task" -> task(content);
      case "message" -> message(content);
      case "statusUpdate" -> {
        replace(content, "status", Protocol03::status);
        yield kind("status-update", content);
      }
      default -> {
        replace(content, "artifact", Protocol03::artifact);
        yield kind("artifact-update", content);
      }
    };
  }

  private static JsonObject kind(String kind, JsonObject content) {
    content.addProperty("kind", kind);
    return content;
  }

  private static JsonObject task(JsonObject task) {
    replace(task, "status", Protocol03::status);
    replaceAll(task, "artifacts", Protocol03::artifact);
    replaceAll(task, "history", message -> message(message.getAsJsonObject()));
    return kind("task", task);
  }

  private static JsonElement status(JsonElement status) {
    JsonObject json = status.getAsJsonObject();
    String state = json.get("state").getAsString().replace("TASK_STATE_", "");
    json.addProperty("state", state.replace('_', '-').toLowerCase(Locale.ROOT));
    replace(json, "message", message -> message(message.getAsJsonObject()));
    return json;
  }

  private static JsonElement artifact(JsonElement artifact) {
    replaceAll(artifact.getAsJsonObject(), "parts", Protocol03::part);
    return artifact;
  }

  private static JsonObject message(JsonObject message) {
    boolean user = message.get("role").getAsString().equals("ROLE_USER");
    message.addProperty("role", user ? "user" : "agent");
    replaceAll(message, "parts", Protocol03::part);
    return kind("message", message);
  }

  private static JsonElement part(JsonElement part) {
    JsonObject json = part.getAsJsonObject();
    if (json.has("text")) {
      return kind("text", json);
    }
    JsonElement data = json.get("data");
    if (data != null) {
      if (!data.isJsonObject()) { // it had to be one
        JsonObject wrapped = new JsonObject();
        wrapped.add("value", data);
        json.add("data", wrapped);
      }
      return kind("data", json);
    }
    JsonObject file = new JsonObject();
    move(json, "raw", file, "bytes");
    move(json, "url", file, "uri");
    move(json, "mediaType", file, "mimeType");
    move(json, "filename", file, "name");
    json.add("file", file);
    return kind("file", json);
  }

  /** Adds to a card what 0.3 looks for; 1.0 ignores it. */
  static JsonObject card(JsonObject card) {
    JsonArray interfaces = card.getAsJsonArray("supportedInterfaces");
    JsonObject first = interfaces.get(0).getAsJsonObject();
    card.add("url", first.get("url"));
    card.add("preferredTransport", first.get("protocolBinding"));
    card.addProperty("protocolVersion", "0.3.0");
    card.add(
        "supportsAuthenticatedExtendedCard",
        card.getAsJsonObject("capabilities").get("extendedAgentCard"));
    JsonObject old = first.deepCopy();
    old.addProperty("protocolVersion", "0.3");
    interfaces.add(old);
    return card;
  }

  private static JsonElement text(String text) {
    return new JsonPrimitive(text);
  }

  private static void move(JsonObject from, String name, JsonObject to, String newName) {
    JsonElement value = from.remove(name);
    if (value != null) {
      to.add(newName, value);
    }
  }

  private static void replace(JsonObject in, String name, UnaryOperator<JsonElement> by) {
    JsonElement value = in.get(name);
    if (value != null) {
      in.add(name, by.apply(value));
    }
  }

  private static void replaceAll(JsonObject in, String name, UnaryOperator<JsonElement> by) {
    if (in.get(name) instanceof JsonArray array) {
      array.asList().replaceAll(by);
    }
  }
}
