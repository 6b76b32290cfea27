package dev.tramline.a2a;

/** What an agent answers to a message: a task that it works on, or a message and no task. */
public sealed interface SendResult extends StreamEvent permits Task, Message {

  /**
   * Returns what the agent says.
   *
   * @return the text of the message; or that of the task's artifacts, one below the other, or if
   *     they have none, of its status
   */
  String text();
}
