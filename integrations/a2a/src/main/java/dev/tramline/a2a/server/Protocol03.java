package dev.tramline.a2a.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.tramline.a2a.StatusUpdate;
import dev.tramline.a2a.StreamEvent;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskState;
import dev.tramline.a2a.json.WireWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Protocol 0.3 in front of 1.0: other names of methods, a {@code kind} in everything, lower-case
 * states, files as parts of their own. What is malformed is passed on, to be refused by who reads
 * it.
 */
final class Protocol03 {

  private static final Pattern VERSION = Pattern.compile("|0\\.3(\\.[0-9]+)?");

  private static final String PUSH = "tasks/pushNotificationConfig/";

  private static final Map<String, String> METHODS =
      Map.of(
          "message/send",
          "SendMessage",
          "message/stream",
          "SendStreamingMessage",
          "tasks/get",
          "GetTask",
          "tasks/cancel",
          "CancelTask",
          "tasks/resubscribe",
          "SubscribeToTask",
          PUSH + "set",
          "CreateTaskPushNotificationConfig",
          PUSH + "get",
          "GetTaskPushNotificationConfig",
          PUSH + "list",
          "ListTaskPushNotificationConfigs",
          PUSH + "delete",
          "DeleteTaskPushNotificationConfig",
          "agent/getAuthenticatedExtendedCard",
          "GetExtendedAgentCard");

  private static final Map<String, String> TYPES =
      Map.of(
          "apiKeySecurityScheme", "apiKey",
          "httpAuthSecurityScheme", "http",
          "oauth2SecurityScheme", "oauth2",
          "openIdConnectSecurityScheme", "openIdConnect");

  private Protocol03() {}

  /** Tells whether a client speaks it; who says nothing does. */
  static boolean isSpokenBy(Rpc.Caller caller) {
    return VERSION.matcher(caller.version()).matches();
  }

  /** Returns what a method is called in 1.0. */
  static String method(String name) {
    return METHODS.getOrDefault(name, ""); // there is no method of this name
  }

  /** Tells whether a method answers with events, even where that is a single error. */
  static boolean isStreaming(String method) {
    return method.equals("message/stream") || method.equals("tasks/resubscribe");
  }

  /** Turns the parameters of a method into those of 1.0. */
  static JsonElement params(String method, JsonElement params) {
    if (!(params instanceof JsonObject old)) {
      return params;
    }
    JsonObject translated = old.deepCopy();
    replace(translated, "message", Protocol03::oldMessage);
    replace(translated, "configuration", Protocol03::oldConfiguration);
    if (method.startsWith(PUSH)) {
      return oldPushParams(translated);
    }
    return translated;
  }

  /** To set a configuration names the task as 1.0 does; the others call it id. */
  private static JsonElement oldPushParams(JsonObject old) {
    move(old, "id", old, "taskId");
    move(old, "pushNotificationConfigId", old, "id");
    if (old.remove("pushNotificationConfig") instanceof JsonObject config) {
      oldPush(config).asMap().forEach(old::add);
    }
    if (!old.has("id") && old.has("taskId")) {
      old.add("id", old.get("taskId")); // who gives it no name means the only one of the task
    }
    return old;
  }

  private static JsonObject oldPush(JsonElement config) {
    JsonObject old = config.getAsJsonObject();
    if (old.get("authentication") instanceof JsonObject login
        && login.remove("schemes") instanceof JsonArray schemes
        && !schemes.isEmpty()) {
      login.add("scheme", schemes.get(0));
    }
    old.addProperty("protocolVersion", "0.3");
    return old;
  }

  private static JsonElement oldConfiguration(JsonElement configuration) {
    if (configuration instanceof JsonObject old) {
      move(old, "pushNotificationConfig", old, "taskPushNotificationConfig");
      replace(
          old,
          "taskPushNotificationConfig",
          push -> push instanceof JsonObject config ? oldPush(config) : push);
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
      case "CreateTaskPushNotificationConfig", "GetTaskPushNotificationConfig" -> push(json);
      case "ListTaskPushNotificationConfigs" -> {
        replaceAll(json, "configs", config -> push(config.getAsJsonObject()));
        yield json.get("configs");
      }
      case "DeleteTaskPushNotificationConfig" -> JsonNull.INSTANCE;
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

  private static JsonObject push(JsonObject config) {
    JsonObject old = new JsonObject();
    move(config, "taskId", old, "taskId");
    config.remove("protocolVersion");
    if (config.get("authentication") instanceof JsonObject login) {
      JsonArray schemes = new JsonArray();
      schemes.add(login.remove("scheme"));
      login.add("schemes", schemes);
    }
    old.add("pushNotificationConfig", config);
    return old;
  }

  /** What is reported to a client of 0.3, whatever has happened. */
  static JsonElement report(Task task) {
    return task(WireWriter.json(task));
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
    if (card.get("securitySchemes") instanceof JsonObject schemes) {
      schemes.asMap().values().forEach(scheme -> addOldScheme(scheme.getAsJsonObject()));
    }
    addOldSecurity(card);
    card.getAsJsonArray("skills").forEach(skill -> addOldSecurity(skill.getAsJsonObject()));
    return card;
  }

  /** In 1.0 the name of the only field tells what a scheme is; in 0.3 its type does. */
  private static void addOldScheme(JsonObject scheme) {
    Map.Entry<String, JsonElement> entry = scheme.entrySet().iterator().next();
    JsonObject fields = entry.getValue().getAsJsonObject();
    for (String name : List.copyOf(fields.keySet())) {
      scheme.add(name.equals("location") ? "in" : name, fields.get(name));
    }
    scheme.addProperty("type", TYPES.getOrDefault(entry.getKey(), "mutualTLS"));
  }

  private static void addOldSecurity(JsonObject to) {
    if (to.get("securityRequirements") instanceof JsonArray requirements) {
      JsonArray security = new JsonArray();
      for (JsonElement requirement : requirements) {
        JsonObject old = new JsonObject();
        requirement
            .getAsJsonObject()
            .getAsJsonObject("schemes")
            .asMap()
            .forEach((name, scopes) -> old.add(name, scopes.getAsJsonObject().get("list")));
        security.add(old);
      }
      to.add("security", security);
    }
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
