package dev.tramline.a2a;

import java.util.Objects;
import java.util.Optional;

/**
 * One way to reach an agent.
 *
 * @param url where it is
 * @param protocolBinding what is spoken there, such as {@code JSONRPC}
 * @param protocolVersion which version of it, such as {@code 1.0}
 * @param tenant what requests to it must name as their tenant, if anything
 */
public record AgentInterface(
    String url, String protocolBinding, String protocolVersion, Optional<String> tenant) {

  /** The binding that this module speaks. */
  public static final String JSONRPC = "JSONRPC";

  /** Checks that nothing is null. */
  public AgentInterface {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(protocolBinding, "protocolBinding");
    Objects.requireNonNull(protocolVersion, "protocolVersion");
    Objects.requireNonNull(tenant, "tenant");
  }

  /**
   * Makes an interface of the kind that this module speaks.
   *
   * @param url where it is
   * @return JSON-RPC of protocol 1.0, without tenant
   */
  public static AgentInterface jsonRpc(String url) {
    return new AgentInterface(url, JSONRPC, "1.0", Optional.empty());
  }
}
