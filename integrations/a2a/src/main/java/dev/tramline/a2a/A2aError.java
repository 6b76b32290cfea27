package dev.tramline.a2a;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An error as it goes over the wire.
 *
 * @param code the number; see {@link ErrorCode}
 * @param message what happened, in English
 * @param details what else is known, each with an {@code @type}; must not be changed
 */
public record A2aError(int code, String message, List<JsonObject> details) {

  private static final String TYPES = "type.googleapis.com/google.rpc.";

  /** Copies the list. */
  public A2aError {
    Objects.requireNonNull(message, "message");
    details = List.copyOf(details);
  }

  /**
   * Makes an error. One of the protocol's own gets an {@code ErrorInfo}.
   *
   * @param code which one
   * @param message what happened, in English
   * @param metadata what it is about, such as {@code taskId}; goes into the {@code ErrorInfo}
   * @return the error
   */
  public static A2aError of(ErrorCode code, String message, Map<String, String> metadata) {
    if (!code.isA2a()) {
      return new A2aError(code.code(), message, List.of());
    }
    JsonObject info = new JsonObject();
    info.addProperty("@type", TYPES + "ErrorInfo");
    info.addProperty("reason", code.name());
    info.addProperty("domain", "a2a-protocol.org");
    if (!metadata.isEmpty()) {
      JsonObject about = new JsonObject();
      metadata.forEach(about::addProperty);
      info.add("metadata", about);
    }
    return new A2aError(code.code(), message, List.of(info));
  }

  /**
   * Makes the error for a parameter that does not fit.
   *
   * @param field where it is, such as {@code message.parts[0].text}
   * @param description what is wrong with it
   * @return the error, with a {@code BadRequest} that names the field
   */
  public static A2aError invalidParams(String field, String description) {
    JsonObject violation = new JsonObject();
    violation.addProperty("field", field);
    violation.addProperty("description", description);
    JsonArray violations = new JsonArray();
    violations.add(violation);
    JsonObject badRequest = new JsonObject();
    badRequest.addProperty("@type", TYPES + "BadRequest");
    badRequest.add("fieldViolations", violations);
    return new A2aError(
        ErrorCode.INVALID_PARAMS.code(),
        ErrorCode.INVALID_PARAMS.message() + ": " + field + " " + description,
        List.of(badRequest));
  }
}
