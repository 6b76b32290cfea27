package dev.tramline.a2a;

/** Who wrote a message. */
public enum Role {
  /** The client, on behalf of a user or of another agent. */
  USER("ROLE_USER"),
  /** The agent. */
  AGENT("ROLE_AGENT");

  private final String wireName;

  Role(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the name that the protocol has for it.
   *
   * @return for example {@code ROLE_USER}
   */
  public String wireName() {
    return wireName;
  }
}
