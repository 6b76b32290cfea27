package dev.tramline.a2a;

import com.google.gson.JsonObject;
import java.util.Objects;

/**
 * A message on its way to an agent.
 *
 * @param message the message
 * @param configuration how it is to be answered
 * @param metadata what else is said of the request; must not be changed
 */
public record SendRequest(Message message, SendConfiguration configuration, JsonObject metadata) {

  /** Checks that nothing is null. */
  public SendRequest {
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(configuration, "configuration");
    Objects.requireNonNull(metadata, "metadata");
  }
}
