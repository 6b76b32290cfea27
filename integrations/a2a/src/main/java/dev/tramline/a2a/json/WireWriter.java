package dev.tramline.a2a.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.tramline.a2a.A2aError;
import dev.tramline.a2a.AgentCapabilities;
import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.AgentInterface;
import dev.tramline.a2a.AgentSkill;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.ArtifactUpdate;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.Part;
import dev.tramline.a2a.PushNotificationConfig;
import dev.tramline.a2a.SecurityRequirement;
import dev.tramline.a2a.SendConfiguration;
import dev.tramline.a2a.SendRequest;
import dev.tramline.a2a.StatusUpdate;
import dev.tramline.a2a.StreamEvent;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskPage;
import dev.tramline.a2a.TaskQuery;
import dev.tramline.a2a.TaskStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Turns the records of the protocol into trees. What is empty and optional is left out. */
public final class WireWriter {

  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private WireWriter() {}

  /**
   * Writes the parameters of a method that sends a message.
   *
   * @param request the request
   * @return its tree
   */
  public static JsonObject json(SendRequest request) {
    JsonObject json = new JsonObject();
    json.add("message", json(request.message()));
    JsonObject configuration = json(request.configuration());
    if (!configuration.isEmpty()) {
      json.add("configuration", configuration);
    }
    putMetadata(json, request.metadata());
    return json;
  }

  private static JsonObject json(SendConfiguration configuration) {
    JsonObject json = new JsonObject();
    putTexts(json, "acceptedOutputModes", configuration.acceptedOutputModes());
    configuration
        .pushNotification()
        .ifPresent(config -> json.add("taskPushNotificationConfig", json(config)));
    configuration.historyLength().ifPresent(length -> json.addProperty("historyLength", length));
    if (configuration.returnImmediately()) {
      json.addProperty("returnImmediately", true);
    }
    return json;
  }

  /**
   * Writes the parameters of a list of tasks.
   *
   * @param query the query
   * @return its tree
   */
  public static JsonObject json(TaskQuery query) {
    JsonObject json = new JsonObject();
    query.contextId().ifPresent(id -> json.addProperty("contextId", id));
    query.state().ifPresent(state -> json.addProperty("status", state.wireName()));
    query
        .changedAfter()
        .ifPresent(time -> json.addProperty("statusTimestampAfter", timestamp(time)));
    json.addProperty("pageSize", query.pageSize());
    put(json, "pageToken", query.pageToken());
    query.historyLength().ifPresent(length -> json.addProperty("historyLength", length));
    if (query.includeArtifacts()) {
      json.addProperty("includeArtifacts", true);
    }
    return json;
  }

  /**
   * Writes a configuration of notifications.
   *
   * @param config the configuration
   * @return its tree, secrets included
   */
  public static JsonObject json(PushNotificationConfig config) {
    JsonObject json = new JsonObject();
    put(json, "id", config.id());
    put(json, "taskId", config.taskId());
    json.addProperty("url", config.url());
    config.token().ifPresent(token -> json.addProperty("token", token));
    config
        .authentication()
        .ifPresent(
            authentication -> {
              JsonObject login = new JsonObject();
              login.addProperty("scheme", authentication.scheme());
              authentication
                  .credentials()
                  .ifPresent(credentials -> login.addProperty("credentials", credentials));
              json.add("authentication", login);
            });
    if (config.protocol03()) {
      json.addProperty("protocolVersion", "0.3"); // 1.0 has no such field, and no such reports
    }
    return json;
  }

  /**
   * Writes a list of configurations of notifications.
   *
   * @param configs the configurations
   * @return its tree, secrets included
   */
  public static JsonObject pushNotificationConfigs(List<PushNotificationConfig> configs) {
    JsonObject json = new JsonObject();
    json.add("configs", array(configs, WireWriter::json));
    return json;
  }

  /**
   * Writes a message.
   *
   * @param message the message
   * @return its tree
   */
  public static JsonObject json(Message message) {
    JsonObject json = new JsonObject();
    json.addProperty("messageId", message.messageId());
    message.contextId().ifPresent(id -> json.addProperty("contextId", id));
    message.taskId().ifPresent(id -> json.addProperty("taskId", id));
    json.addProperty("role", message.role().wireName());
    json.add("parts", array(message.parts(), WireWriter::json));
    putMetadata(json, message.metadata());
    putTexts(json, "extensions", message.extensions());
    putTexts(json, "referenceTaskIds", message.referenceTaskIds());
    return json;
  }

  private static JsonObject json(Part part) {
    JsonObject json = new JsonObject();
    if (part instanceof Part.Text text) {
      json.addProperty("text", text.text());
    } else if (part instanceof Part.Raw raw) {
      json.addProperty("raw", Base64.getEncoder().encodeToString(raw.bytes()));
    } else if (part instanceof Part.Url url) {
      json.addProperty("url", url.url());
    } else if (part instanceof Part.Data data) {
      json.add("data", data.data());
    }
    putMetadata(json, part.metadata());
    part.filename().ifPresent(name -> json.addProperty("filename", name));
    part.mediaType().ifPresent(type -> json.addProperty("mediaType", type));
    return json;
  }

  /**
   * Writes a task.
   *
   * @param task the task
   * @return its tree, without artifacts and history if there are none
   */
  public static JsonObject json(Task task) {
    JsonObject json = new JsonObject();
    json.addProperty("id", task.id());
    put(json, "contextId", task.contextId());
    json.add("status", json(task.status()));
    if (!task.artifacts().isEmpty()) {
      json.add("artifacts", array(task.artifacts(), WireWriter::json));
    }
    if (!task.history().isEmpty()) {
      json.add("history", array(task.history(), WireWriter::json));
    }
    putMetadata(json, task.metadata());
    return json;
  }

  private static JsonObject json(TaskStatus status) {
    JsonObject json = new JsonObject();
    json.addProperty("state", status.state().wireName());
    status.message().ifPresent(message -> json.add("message", json(message)));
    status.timestamp().ifPresent(time -> json.addProperty("timestamp", timestamp(time)));
    return json;
  }

  private static JsonObject json(Artifact artifact) {
    JsonObject json = new JsonObject();
    json.addProperty("artifactId", artifact.artifactId());
    artifact.name().ifPresent(name -> json.addProperty("name", name));
    artifact.description().ifPresent(text -> json.addProperty("description", text));
    json.add("parts", array(artifact.parts(), WireWriter::json));
    putMetadata(json, artifact.metadata());
    putTexts(json, "extensions", artifact.extensions());
    return json;
  }

  /**
   * Writes what a stream carries, or the answer to a message: the record in an object whose only
   * field says which kind it is.
   *
   * @param event the event
   * @return its tree
   */
  public static JsonObject wrapped(StreamEvent event) {
    JsonObject json = new JsonObject();
    if (event instanceof Task task) {
      json.add("task", json(task));
    } else if (event instanceof Message message) {
      json.add("message", json(message));
    } else if (event instanceof StatusUpdate update) {
      json.add("statusUpdate", fields(update));
    } else if (event instanceof ArtifactUpdate update) {
      json.add("artifactUpdate", fields(update));
    }
    return json;
  }

  private static JsonObject fields(StatusUpdate update) {
    JsonObject json = new JsonObject();
    json.addProperty("taskId", update.taskId());
    json.addProperty("contextId", update.contextId());
    json.add("status", json(update.status()));
    putMetadata(json, update.metadata());
    return json;
  }

  private static JsonObject fields(ArtifactUpdate update) {
    JsonObject json = new JsonObject();
    json.addProperty("taskId", update.taskId());
    json.addProperty("contextId", update.contextId());
    json.add("artifact", json(update.artifact()));
    json.addProperty("append", update.append());
    json.addProperty("lastChunk", update.lastChunk());
    putMetadata(json, update.metadata());
    return json;
  }

  /**
   * Writes a page of tasks.
   *
   * @param page the page
   * @param includeArtifacts whether each task has a field for artifacts, be it empty
   * @return its tree
   */
  public static JsonObject json(TaskPage page, boolean includeArtifacts) {
    JsonArray tasks = new JsonArray();
    for (Task task : page.tasks()) {
      JsonObject json = json(task);
      if (!includeArtifacts) {
        json.remove("artifacts");
      } else if (!json.has("artifacts")) {
        json.add("artifacts", new JsonArray());
      }
      tasks.add(json);
    }
    JsonObject json = new JsonObject();
    json.add("tasks", tasks);
    json.addProperty("nextPageToken", page.nextPageToken());
    json.addProperty("pageSize", page.pageSize());
    json.addProperty("totalSize", page.totalSize());
    return json;
  }

  /**
   * Writes an error.
   *
   * @param error the error
   * @return its tree
   */
  public static JsonObject json(A2aError error) {
    JsonObject json = new JsonObject();
    json.addProperty("code", error.code());
    json.addProperty("message", error.message());
    if (!error.details().isEmpty()) {
      json.add("data", array(error.details(), Function.identity()));
    }
    return json;
  }

  /**
   * Writes an agent card.
   *
   * @param card the card
   * @return its tree
   */
  public static JsonObject json(AgentCard card) {
    JsonObject json = new JsonObject();
    json.addProperty("name", card.name());
    json.addProperty("description", card.description());
    json.add("supportedInterfaces", array(card.interfaces(), WireWriter::json));
    card.provider()
        .ifPresent(
            provider -> {
              JsonObject fields = new JsonObject();
              fields.addProperty("url", provider.url());
              fields.addProperty("organization", provider.organization());
              json.add("provider", fields);
            });
    json.addProperty("version", card.version());
    card.documentationUrl().ifPresent(url -> json.addProperty("documentationUrl", url));
    json.add("capabilities", json(card.capabilities()));
    if (!card.securitySchemes().isEmpty()) {
      JsonObject schemes = new JsonObject();
      card.securitySchemes().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(entry -> schemes.add(entry.getKey(), SecurityWire.json(entry.getValue())));
      json.add("securitySchemes", schemes);
    }
    if (!card.securityRequirements().isEmpty()) {
      json.add("securityRequirements", array(card.securityRequirements(), WireWriter::json));
    }
    json.add("defaultInputModes", texts(card.defaultInputModes()));
    json.add("defaultOutputModes", texts(card.defaultOutputModes()));
    json.add("skills", array(card.skills(), WireWriter::json));
    if (!card.signatures().isEmpty()) {
      json.add("signatures", array(card.signatures(), WireWriter::json));
    }
    card.iconUrl().ifPresent(url -> json.addProperty("iconUrl", url));
    return json;
  }

  private static JsonObject json(AgentInterface agentInterface) {
    JsonObject json = new JsonObject();
    json.addProperty("url", agentInterface.url());
    json.addProperty("protocolBinding", agentInterface.protocolBinding());
    agentInterface.tenant().ifPresent(tenant -> json.addProperty("tenant", tenant));
    json.addProperty("protocolVersion", agentInterface.protocolVersion());
    return json;
  }

  private static JsonObject json(AgentCapabilities capabilities) {
    JsonObject json = new JsonObject();
    json.addProperty("streaming", capabilities.streaming());
    json.addProperty("pushNotifications", capabilities.pushNotifications());
    json.addProperty("extendedAgentCard", capabilities.extendedAgentCard());
    if (!capabilities.extensions().isEmpty()) {
      json.add("extensions", array(capabilities.extensions(), WireWriter::json));
    }
    return json;
  }

  private static JsonObject json(AgentCapabilities.Extension extension) {
    JsonObject json = new JsonObject();
    json.addProperty("uri", extension.uri());
    put(json, "description", extension.description());
    json.addProperty("required", extension.required());
    if (!extension.params().isEmpty()) {
      json.add("params", extension.params());
    }
    return json;
  }

  private static JsonObject json(AgentSkill skill) {
    JsonObject json = new JsonObject();
    json.addProperty("id", skill.id());
    json.addProperty("name", skill.name());
    json.addProperty("description", skill.description());
    json.add("tags", texts(skill.tags()));
    putTexts(json, "examples", skill.examples());
    putTexts(json, "inputModes", skill.inputModes());
    putTexts(json, "outputModes", skill.outputModes());
    if (!skill.securityRequirements().isEmpty()) {
      json.add("securityRequirements", array(skill.securityRequirements(), WireWriter::json));
    }
    return json;
  }

  private static JsonObject json(SecurityRequirement requirement) {
    JsonObject schemes = new JsonObject();
    requirement.schemes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> {
              JsonObject scopes = new JsonObject();
              scopes.add("list", texts(entry.getValue()));
              schemes.add(entry.getKey(), scopes);
            });
    JsonObject json = new JsonObject();
    json.add("schemes", schemes);
    return json;
  }

  private static JsonObject json(AgentCard.Signature signature) {
    JsonObject json = new JsonObject();
    json.addProperty("protected", signature.protectedHeader());
    json.addProperty("signature", signature.signature());
    if (!signature.header().isEmpty()) {
      json.add("header", signature.header());
    }
    return json;
  }

  /**
   * Writes a point in time.
   *
   * @param time the time
   * @return in UTC with milliseconds, such as {@code 2026-01-31T12:00:00.000Z}
   */
  public static String timestamp(Instant time) {
    return MILLISECONDS.format(time);
  }

  static void put(JsonObject json, String name, String text) {
    if (!text.isEmpty()) {
      json.addProperty(name, text);
    }
  }

  private static void putMetadata(JsonObject json, JsonObject metadata) {
    if (!metadata.isEmpty()) {
      json.add("metadata", metadata);
    }
  }

  private static void putTexts(JsonObject json, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      json.add(name, texts(texts));
    }
  }

  private static JsonArray texts(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  private static <T> JsonArray array(List<T> values, Function<T, ? extends JsonElement> writer) {
    JsonArray array = new JsonArray();
    values.forEach(value -> array.add(writer.apply(value)));
    return array;
  }
}
