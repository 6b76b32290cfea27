package dev.tramline.a2a.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.tramline.a2a.A2aError;
import dev.tramline.a2a.AgentCapabilities;
import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.AgentInterface;
import dev.tramline.a2a.AgentProvider;
import dev.tramline.a2a.AgentSkill;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.ArtifactUpdate;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.Part;
import dev.tramline.a2a.PushNotificationConfig;
import dev.tramline.a2a.Role;
import dev.tramline.a2a.SecurityRequirement;
import dev.tramline.a2a.SendConfiguration;
import dev.tramline.a2a.SendRequest;
import dev.tramline.a2a.SendResult;
import dev.tramline.a2a.StatusUpdate;
import dev.tramline.a2a.StreamEvent;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskPage;
import dev.tramline.a2a.TaskQuery;
import dev.tramline.a2a.TaskState;
import dev.tramline.a2a.TaskStatus;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Turns trees into the records of the protocol. Every method throws if a field does not fit. */
public final class WireReader {

  private static final List<String> CONTENTS = List.of("text", "raw", "url", "data");

  private WireReader() {}

  /**
   * Reads the parameters of a method that sends a message.
   *
   * @param params the tree
   * @return the request
   * @throws InvalidFieldException if a field does not fit
   */
  public static SendRequest sendRequest(JsonFields params) throws InvalidFieldException {
    return new SendRequest(
        params.required("message", WireReader::message),
        params
            .optional("configuration", WireReader::sendConfiguration)
            .orElse(SendConfiguration.DEFAULT),
        params.json("metadata"));
  }

  private static SendConfiguration sendConfiguration(JsonFields fields)
      throws InvalidFieldException {
    return new SendConfiguration(
        fields.texts("acceptedOutputModes"),
        fields.optional("taskPushNotificationConfig", WireReader::pushNotificationConfig),
        fields.integer("historyLength", 0, Integer.MAX_VALUE),
        fields.flag("returnImmediately"));
  }

  /**
   * Reads the parameters of a list of tasks.
   *
   * @param params the tree
   * @return the query
   * @throws InvalidFieldException if a field does not fit
   */
  public static TaskQuery taskQuery(JsonFields params) throws InvalidFieldException {
    return new TaskQuery(
        params.optionalText("contextId"),
        params.has("status") ? taskState(params, "status") : Optional.empty(),
        params.time("statusTimestampAfter"),
        params.integer("pageSize", 1, TaskQuery.MAX_PAGE_SIZE).orElse(TaskQuery.DEFAULT_PAGE_SIZE),
        params.optionalText("pageToken").orElse(""),
        params.integer("historyLength", 0, Integer.MAX_VALUE),
        params.flag("includeArtifacts"));
  }

  /**
   * Reads a configuration of notifications.
   *
   * @param fields the tree
   * @return the configuration
   * @throws InvalidFieldException if a field does not fit
   */
  public static PushNotificationConfig pushNotificationConfig(JsonFields fields)
      throws InvalidFieldException {
    return new PushNotificationConfig(
        fields.optionalText("id").orElse(""),
        fields.optionalText("taskId").orElse(""),
        fields.text("url"),
        fields.optionalText("token"),
        fields.optional(
            "authentication",
            auth ->
                new PushNotificationConfig.Authentication(
                    auth.text("scheme"), auth.optionalText("credentials"))),
        fields.optionalText("protocolVersion").filter("0.3"::equals).isPresent());
  }

  /**
   * Reads a list of configurations of notifications.
   *
   * @param fields the tree
   * @return the configurations
   * @throws InvalidFieldException if a field does not fit
   */
  public static List<PushNotificationConfig> pushNotificationConfigs(JsonFields fields)
      throws InvalidFieldException {
    return fields.list("configs", WireReader::pushNotificationConfig);
  }

  /**
   * Reads a message.
   *
   * @param fields the tree
   * @return the message
   * @throws InvalidFieldException if a field does not fit
   */
  public static Message message(JsonFields fields) throws InvalidFieldException {
    List<Part> parts = fields.list("parts", WireReader::part);
    if (parts.isEmpty()) {
      throw fields.invalid("parts", "must have at least one part");
    }
    return new Message(
        fields.text("messageId"),
        role(fields),
        parts,
        fields.optionalText("contextId"),
        fields.optionalText("taskId"),
        fields.texts("referenceTaskIds"),
        fields.texts("extensions"),
        fields.json("metadata"));
  }

  private static Role role(JsonFields fields) throws InvalidFieldException {
    String text = fields.text("role");
    for (Role role : Role.values()) {
      if (role.wireName().equals(text)) {
        return role;
      }
    }
    throw fields.invalid("role", "must be ROLE_USER or ROLE_AGENT");
  }

  private static Part part(JsonFields fields) throws InvalidFieldException {
    List<String> present = CONTENTS.stream().filter(fields::has).toList();
    if (present.size() != 1) {
      throw fields.invalid("text", "or raw, url or data must be there, and only one of them");
    }
    Optional<String> mediaType = fields.optionalText("mediaType");
    Optional<String> filename = fields.optionalText("filename");
    JsonObject metadata = fields.json("metadata");
    return switch (present.get(0)) {
      case "text" -> new Part.Text(content(fields, "text"), mediaType, filename, metadata);
      case "raw" -> new Part.Raw(raw(fields), mediaType, filename, metadata);
      case "url" -> new Part.Url(content(fields, "url"), mediaType, filename, metadata);
      default ->
          new Part.Data(
              fields.element("data").orElseThrow().deepCopy(), mediaType, filename, metadata);
    };
  }

  private static String content(JsonFields fields, String name) throws InvalidFieldException {
    Optional<String> text = fields.rawText(name);
    if (text.isEmpty()) {
      throw fields.invalid(name, "must be a string");
    }
    return text.get();
  }

  /** The JSON of protocol buffers allows both alphabets, and leaves padding to the writer. */
  private static byte[] raw(JsonFields fields) throws InvalidFieldException {
    try {
      return Base64.getDecoder().decode(content(fields, "raw").replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      throw fields.invalid("raw", "must be Base64");
    }
  }

  /**
   * Reads a task.
   *
   * @param fields the tree
   * @return the task
   * @throws InvalidFieldException if a field does not fit
   */
  public static Task task(JsonFields fields) throws InvalidFieldException {
    return new Task(
        fields.text("id"),
        fields.optionalText("contextId").orElse(""),
        fields.required("status", WireReader::taskStatus),
        fields.list("artifacts", WireReader::artifact),
        fields.list("history", WireReader::message),
        fields.json("metadata"));
  }

  private static TaskStatus taskStatus(JsonFields fields) throws InvalidFieldException {
    Optional<TaskState> state = taskState(fields, "state");
    if (state.isEmpty()) {
      throw fields.invalid("state", "is required");
    }
    return new TaskStatus(
        state.get(), fields.optional("message", WireReader::message), fields.time("timestamp"));
  }

  private static Optional<TaskState> taskState(JsonFields fields, String name)
      throws InvalidFieldException {
    String text = fields.optionalText(name).orElse("TASK_STATE_UNSPECIFIED");
    if (text.equals("TASK_STATE_UNSPECIFIED")) {
      return Optional.empty();
    }
    for (TaskState state : TaskState.values()) {
      if (state.wireName().equals(text)) {
        return Optional.of(state);
      }
    }
    throw fields.invalid(name, "must be a state such as TASK_STATE_WORKING");
  }

  private static Artifact artifact(JsonFields fields) throws InvalidFieldException {
    List<Part> parts = fields.list("parts", WireReader::part);
    if (parts.isEmpty()) {
      throw fields.invalid("parts", "must have at least one part");
    }
    return new Artifact(
        fields.text("artifactId"),
        fields.optionalText("name"),
        fields.optionalText("description"),
        parts,
        fields.json("metadata"),
        fields.texts("extensions"));
  }

  /**
   * Reads the answer to a message.
   *
   * @param fields the tree
   * @return the task or message in it
   * @throws InvalidFieldException if a field does not fit
   */
  public static SendResult sendResult(JsonFields fields) throws InvalidFieldException {
    if (streamEvent(fields) instanceof SendResult result) {
      return result;
    }
    throw fields.invalid("task", "or message must be there");
  }

  /**
   * Reads what a stream carries.
   *
   * @param fields the tree
   * @return the event
   * @throws InvalidFieldException if a field does not fit
   */
  public static StreamEvent streamEvent(JsonFields fields) throws InvalidFieldException {
    Optional<? extends StreamEvent> event = fields.optional("task", WireReader::task);
    if (event.isEmpty()) {
      event = fields.optional("message", WireReader::message);
    }
    if (event.isEmpty()) {
      event = fields.optional("statusUpdate", WireReader::statusUpdate);
    }
    if (event.isEmpty()) {
      event = fields.optional("artifactUpdate", WireReader::artifactUpdate);
    }
    if (event.isEmpty()) {
      throw fields.invalid("task", "or message, statusUpdate or artifactUpdate must be there");
    }
    return event.get();
  }

  private static StatusUpdate statusUpdate(JsonFields fields) throws InvalidFieldException {
    return new StatusUpdate(
        fields.text("taskId"),
        fields.optionalText("contextId").orElse(""),
        fields.required("status", WireReader::taskStatus),
        fields.json("metadata"));
  }

  private static ArtifactUpdate artifactUpdate(JsonFields fields) throws InvalidFieldException {
    return new ArtifactUpdate(
        fields.text("taskId"),
        fields.optionalText("contextId").orElse(""),
        fields.required("artifact", WireReader::artifact),
        fields.flag("append"),
        fields.flag("lastChunk"),
        fields.json("metadata"));
  }

  /**
   * Reads a page of tasks.
   *
   * @param fields the tree
   * @return the page
   * @throws InvalidFieldException if a field does not fit
   */
  public static TaskPage taskPage(JsonFields fields) throws InvalidFieldException {
    return new TaskPage(
        fields.list("tasks", WireReader::task),
        fields.optionalText("nextPageToken").orElse(""),
        fields.integer("pageSize", 0, Integer.MAX_VALUE).orElse(0),
        fields.integer("totalSize", 0, Integer.MAX_VALUE).orElse(0));
  }

  /**
   * Reads an error.
   *
   * @param fields the tree
   * @return the error; of its details those that are objects
   * @throws InvalidFieldException if a field does not fit
   */
  public static A2aError error(JsonFields fields) throws InvalidFieldException {
    int code =
        fields
            .integer("code", Integer.MIN_VALUE, Integer.MAX_VALUE)
            .orElseThrow(() -> fields.invalid("code", "is required"));
    List<JsonObject> details = new ArrayList<>();
    JsonElement data = fields.element("data").orElseGet(JsonObject::new);
    if (data.isJsonArray()) {
      for (JsonElement detail : data.getAsJsonArray()) {
        if (detail.isJsonObject()) {
          details.add(detail.getAsJsonObject().deepCopy());
        }
      }
    }
    return new A2aError(code, fields.optionalText("message").orElse(""), details);
  }

  /**
   * Reads an agent card.
   *
   * @param fields the tree
   * @return the card
   * @throws InvalidFieldException if a field does not fit
   */
  public static AgentCard agentCard(JsonFields fields) throws InvalidFieldException {
    return new AgentCard(
        fields.text("name"),
        fields.optionalText("description").orElse(""),
        fields.optionalText("version").orElse(""),
        fields.list("supportedInterfaces", WireReader::agentInterface),
        fields.required("capabilities", WireReader::capabilities),
        fields.texts("defaultInputModes"),
        fields.texts("defaultOutputModes"),
        fields.list("skills", WireReader::skill),
        fields.optional(
            "provider",
            provider -> new AgentProvider(provider.text("organization"), provider.text("url"))),
        fields.optionalText("documentationUrl"),
        fields.optionalText("iconUrl"),
        fields.map("securitySchemes", SecurityWire::scheme),
        fields.list("securityRequirements", WireReader::securityRequirement),
        fields.list(
            "signatures",
            signature ->
                new AgentCard.Signature(
                    signature.text("protected"),
                    signature.text("signature"),
                    signature.json("header"))));
  }

  private static AgentInterface agentInterface(JsonFields fields) throws InvalidFieldException {
    return new AgentInterface(
        fields.text("url"),
        fields.text("protocolBinding"),
        fields.text("protocolVersion"),
        fields.optionalText("tenant"));
  }

  private static AgentCapabilities capabilities(JsonFields fields) throws InvalidFieldException {
    return new AgentCapabilities(
        fields.flag("streaming"),
        fields.flag("pushNotifications"),
        fields.flag("extendedAgentCard"),
        fields.list(
            "extensions",
            extension ->
                new AgentCapabilities.Extension(
                    extension.text("uri"),
                    extension.optionalText("description").orElse(""),
                    extension.flag("required"),
                    extension.json("params"))));
  }

  private static AgentSkill skill(JsonFields fields) throws InvalidFieldException {
    return new AgentSkill(
        fields.text("id"),
        fields.text("name"),
        fields.optionalText("description").orElse(""),
        fields.texts("tags"),
        fields.texts("examples"),
        fields.texts("inputModes"),
        fields.texts("outputModes"),
        fields.list("securityRequirements", WireReader::securityRequirement));
  }

  private static SecurityRequirement securityRequirement(JsonFields fields)
      throws InvalidFieldException {
    return new SecurityRequirement(fields.map("schemes", scopes -> scopes.texts("list")));
  }
}
