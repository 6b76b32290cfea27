package dev.tramline.a2a.server;

/**
 * Code that answers messages. One instance answers all of them, also at the same time, each on a
 * thread of its own.
 *
 * <pre>{@code
 * Agent echo = call -> Reply.text(call.message().text());
 * }</pre>
 */
@FunctionalInterface
public interface Agent {

  /**
   * Answers one message. If it is the first of its task, the task becomes visible to the client as
   * soon as something is reported about it, at the latest with the reply; so code that takes long
   * should begin with {@link AgentCall#working()}. If the task is cancelled, or its time is up, the
   * thread is interrupted and whatever is returned or thrown then is ignored.
   *
   * @param call the message, and the way to report on the work
   * @return how the work on this message ends
   * @throws RejectedException if the client is to be told why its message is not taken
   * @throws Exception if it goes wrong: the task fails, with a reference number for the client and
   *     the exception in the log under {@code dev.tramline.a2a}
   */
  Reply answer(AgentCall call) throws Exception;
}
