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

  /**
   * Makes a request that takes whatever comes, when it is complete.
   *
   * @param message the message
   * @return a request with {@link SendConfiguration#DEFAULT} and no metadata
   */
  public static SendRequest of(Message message) {
    return new SendRequest(message, SendConfiguration.DEFAULT, new JsonObject());
  }
}
