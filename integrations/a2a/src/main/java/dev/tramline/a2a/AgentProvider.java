package dev.tramline.a2a;

import java.util.Objects;

/**
 * Who runs an agent.
 *
 * @param organization the name
 * @param url a web site
 */
public record AgentProvider(String organization, String url) {

  /** Checks that nothing is null. */
  public AgentProvider {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(url, "url");
  }
}
