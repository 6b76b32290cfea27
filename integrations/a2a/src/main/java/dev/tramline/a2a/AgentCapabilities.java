package dev.tramline.a2a;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Objects;

/**
 * What an agent can do beyond the least.
 *
 * @param streaming whether it reports what happens as it happens
 * @param pushNotifications whether it reports what happens to an address of the client's
 * @param extendedAgentCard whether clients that are logged in can get another card
 * @param extensions the extensions of the protocol that it knows
 */
public record AgentCapabilities(
    boolean streaming,
    boolean pushNotifications,
    boolean extendedAgentCard,
    List<Extension> extensions) {

  /** Copies the list. */
  public AgentCapabilities {
    extensions = List.copyOf(extensions);
  }

  /**
   * An extension of the protocol.
   *
   * @param uri its identity
   * @param description how the agent uses it; "" if not said
   * @param required whether a client must use it too
   * @param params what else there is to say; must not be changed
   */
  public record Extension(String uri, String description, boolean required, JsonObject params) {

    /** Checks that nothing is null. */
    public Extension {
      Objects.requireNonNull(uri, "uri");
      Objects.requireNonNull(description, "description");
      Objects.requireNonNull(params, "params");
    }
  }
}
