package dev.tramline.a2a.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.tramline.a2a.A2aError;
import dev.tramline.a2a.A2aException;
import dev.tramline.a2a.AgentCapabilities;
import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.ErrorCode;
import dev.tramline.a2a.Part;
import dev.tramline.a2a.PushNotificationConfig;
import dev.tramline.a2a.SendRequest;
import dev.tramline.a2a.TaskQuery;
import dev.tramline.a2a.json.InvalidFieldException;
import dev.tramline.a2a.json.JsonFields;
import dev.tramline.a2a.json.WireReader;
import dev.tramline.a2a.json.WireWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The methods of the protocol: reads the parameters of each, and writes what it returns. */
final class Methods {

  /** The patch number does not count. */
  private static final Pattern VERSION = Pattern.compile("1\\.0(\\.[0-9]+)?");

  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{0,256}");

  private final Settings settings;
  private final Tasks tasks;

  Methods(Settings settings, Tasks tasks) {
    this.settings = settings;
    this.tasks = tasks;
  }

  /**
   * What a method returns: a tree, or events.
   *
   * @param json the tree; JSON's null if there are events
   * @param events the events, if there are
   */
  record Result(JsonElement json, Optional<EventStream> events) {

    static Result of(JsonElement json) {
      return new Result(json, Optional.empty());
    }

    static Result of(EventStream events) {
      return new Result(JsonNull.INSTANCE, Optional.of(events));
    }
  }

  /** Turns away who speaks another version, or not the extensions that the agent asks for. */
  void check(Rpc.Caller caller, boolean versionIsFine) {
    if (!versionIsFine && !VERSION.matcher(caller.version()).matches()) {
      String version = caller.version().isEmpty() ? "0.3" : caller.version();
      throw new A2aException(
          A2aError.of(
              ErrorCode.VERSION_NOT_SUPPORTED,
              "Protocol version is not supported; this agent speaks 1.0: send header"
                  + " \"A2A-Version: 1.0\", as a request without it counts as 0.3",
              Map.of("requestedVersion", version, "supportedVersions", "1.0")));
    }
    for (AgentCapabilities.Extension extension : settings.card().capabilities().extensions()) {
      if (extension.required() && !caller.extensions().contains(extension.uri())) {
        throw new A2aException(
            A2aError.of(
                ErrorCode.EXTENSION_SUPPORT_REQUIRED,
                "The agent requires an extension that header A2A-Extensions does not name",
                Map.of("extension", extension.uri())));
      }
    }
  }

  Result call(Rpc.Caller caller, String method, JsonFields params)
      throws InvalidFieldException, InterruptedException {
    if (method.endsWith("PushNotificationConfig") || method.endsWith("PushNotificationConfigs")) {
      tasks.requirePush();
    }
    String principal = caller.principal();
    return switch (method) {
      case "SendMessage" ->
          Result.of(WireWriter.wrapped(tasks.send(principal, sendRequest(params))));
      case "SendStreamingMessage" -> Result.of(tasks.stream(principal, sendRequest(params)));
      case "GetTask" ->
          Result.of(
              WireWriter.json(
                  tasks.get(
                      principal,
                      taskId(params, "id"),
                      params.integer("historyLength", 0, Integer.MAX_VALUE))));
      case "ListTasks" -> listTasks(principal, WireReader.taskQuery(params));
      case "CancelTask" ->
          Result.of(WireWriter.json(tasks.cancel(principal, taskId(params, "id"))));
      case "SubscribeToTask" -> Result.of(tasks.subscribe(principal, taskId(params, "id")));
      case "CreateTaskPushNotificationConfig" ->
          Result.of(
              WireWriter.json(tasks.createPush(principal, taskId(params, "taskId"), push(params))));
      case "GetTaskPushNotificationConfig" ->
          Result.of(
              WireWriter.json(
                  tasks.getPush(principal, taskId(params, "taskId"), params.text("id"))));
      case "ListTaskPushNotificationConfigs" ->
          Result.of(
              WireWriter.pushNotificationConfigs(
                  tasks.listPushes(principal, taskId(params, "taskId"))));
      case "DeleteTaskPushNotificationConfig" -> {
        tasks.deletePush(principal, taskId(params, "taskId"), params.text("id"));
        yield Result.of(new JsonObject());
      }
      case "GetExtendedAgentCard" -> Result.of(WireWriter.json(extendedCard()));
      default ->
          throw new A2aException(
              ErrorCode.METHOD_NOT_FOUND,
              ErrorCode.METHOD_NOT_FOUND.message()
                  + (method.contains("/") ? "; names with a slash are of protocol 0.3" : ""));
    };
  }

  /** Ids are ours, or else there is no such task: stores need not cope with anything else. */
  private static String taskId(JsonFields params, String name) throws InvalidFieldException {
    return known(params.text(name));
  }

  private static String known(String taskId) {
    if (!ID.matcher(taskId).matches()) {
      throw new A2aException(ErrorCode.TASK_NOT_FOUND, ErrorCode.TASK_NOT_FOUND.message());
    }
    return taskId;
  }

  private Result listTasks(String principal, TaskQuery query) {
    query.contextId().ifPresent(id -> checkId("contextId", id));
    return Result.of(WireWriter.json(tasks.list(principal, query), query.includeArtifacts()));
  }

  private AgentCard extendedCard() {
    if (!settings.card().capabilities().extendedAgentCard()) {
      throw new A2aException(
          ErrorCode.UNSUPPORTED_OPERATION, "The agent has no extended agent card");
    }
    return settings
        .extendedCard()
        .orElseThrow(
            () ->
                new A2aException(
                    ErrorCode.EXTENDED_AGENT_CARD_NOT_CONFIGURED,
                    ErrorCode.EXTENDED_AGENT_CARD_NOT_CONFIGURED.message()));
  }

  private SendRequest sendRequest(JsonFields params) throws InvalidFieldException {
    SendRequest request = WireReader.sendRequest(params);
    request.message().taskId().ifPresent(Methods::known);
    request.message().contextId().ifPresent(id -> checkId("message.contextId", id));
    request
        .configuration()
        .pushNotification()
        .ifPresent(config -> checkId("configuration.taskPushNotificationConfig.id", config.id()));
    for (Part part : request.message().parts()) {
      mediaType(part).ifPresent(this::checkMediaType);
    }
    return request;
  }

  /** Clients may choose some ids. They are kept, and looked for, in all kinds of stores. */
  private static void checkId(String field, String id) {
    if (!ID.matcher(id).matches()) {
      throw new A2aException(
          A2aError.invalidParams(field, "must be at most 256 visible characters of ASCII"));
    }
  }

  private PushNotificationConfig push(JsonFields params) throws InvalidFieldException {
    PushNotificationConfig config = WireReader.pushNotificationConfig(params);
    checkId("id", config.id());
    return config;
  }

  /** What is not said of bytes and links is not known, and not checked. */
  private static Optional<String> mediaType(Part part) {
    if (part.mediaType().isPresent()) {
      return part.mediaType();
    }
    if (part instanceof Part.Text) {
      return Optional.of("text/plain");
    }
    return part instanceof Part.Data ? Optional.of("application/json") : Optional.empty();
  }

  private void checkMediaType(String given) {
    String type = given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    List<String> accepted = settings.card().defaultInputModes();
    boolean known =
        accepted.stream()
            .map(mode -> mode.toLowerCase(Locale.ROOT))
            .anyMatch(
                mode ->
                    mode.equals("*/*")
                        || mode.equals(type)
                        || (mode.endsWith("/*")
                            && type.startsWith(mode.substring(0, mode.length() - 1))));
    if (!known) {
      throw new A2aException(
          A2aError.of(
              ErrorCode.CONTENT_TYPE_NOT_SUPPORTED,
              "The agent does not take " + type,
              Map.of("mediaType", type, "supported", String.join(", ", accepted))));
    }
  }
}
