package dev.tramline.a2a;

/** Where a task stands. */
public enum TaskState {
  /** It was taken, work has not begun. */
  SUBMITTED("TASK_STATE_SUBMITTED"),
  /** The agent works on it. */
  WORKING("TASK_STATE_WORKING"),
  /** It is done. */
  COMPLETED("TASK_STATE_COMPLETED"),
  /** It went wrong. */
  FAILED("TASK_STATE_FAILED"),
  /** It was cancelled. */
  CANCELED("TASK_STATE_CANCELED"),
  /** The agent needs another message from the client to go on. */
  INPUT_REQUIRED("TASK_STATE_INPUT_REQUIRED"),
  /** The agent declined to do it. */
  REJECTED("TASK_STATE_REJECTED"),
  /** The client has to authorise something before the agent goes on. */
  AUTH_REQUIRED("TASK_STATE_AUTH_REQUIRED");

  private final String wireName;

  TaskState(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the name that the protocol has for it.
   *
   * @return for example {@code TASK_STATE_WORKING}
   */
  public String wireName() {
    return wireName;
  }

  /**
   * Tells whether nothing comes after it.
   *
   * @return true for completed, failed, canceled and rejected
   */
  public boolean isTerminal() {
    return this == COMPLETED || this == FAILED || this == CANCELED || this == REJECTED;
  }

  /**
   * Tells whether the agent waits for the client.
   *
   * @return true for input required and auth required
   */
  public boolean isInterrupted() {
    return this == INPUT_REQUIRED || this == AUTH_REQUIRED;
  }
}
