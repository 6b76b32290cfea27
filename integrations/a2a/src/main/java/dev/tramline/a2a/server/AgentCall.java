package dev.tramline.a2a.server;

import com.google.gson.JsonObject;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.Message;
import java.util.List;

/**
 * A message that an agent is to answer. What it reports goes to all clients that follow the task,
 * in the order of the calls; once the task has ended, reports do nothing. A report waits for
 * clients that are more than a thousand events behind, but not longer than the builder's {@code
 * patience} says: then they lose their streams. Safe for use by several threads.
 */
public interface AgentCall {

  /**
   * Returns the message to answer.
   *
   * @return the client's message, with the ids of its task and its conversation
   */
  Message message();

  /**
   * Returns everything said about this task so far: several messages if the agent has asked back.
   *
   * @return oldest first, {@link #message()} last; unmodifiable
   */
  List<Message> conversation();

  /**
   * Returns the task.
   *
   * @return its identity
   */
  String taskId();

  /**
   * Returns the conversation that the task belongs to.
   *
   * @return its identity, the client's if it gave one
   */
  String contextId();

  /**
   * Returns who asks.
   *
   * @return what the {@link Authenticator} said; "" if there is none
   */
  String principal();

  /**
   * Returns which media types the client takes.
   *
   * @return any if empty; unmodifiable
   */
  List<String> acceptedOutputModes();

  /**
   * Returns what else the client said with its request.
   *
   * @return may be empty; must not be changed
   */
  JsonObject metadata();

  /** Reports that work has begun. */
  void working();

  /**
   * Reports how far the work is.
   *
   * @param text for people
   */
  void working(String text);

  /**
   * Reports how far the work is, for programs: clients get it in the metadata of a status update;
   * it is not kept.
   *
   * @param metadata what to say
   */
  void progress(JsonObject metadata);

  /**
   * Reports a whole result. It replaces the artifact of the same id, if there is one.
   *
   * @param artifact the result
   */
  void artifact(Artifact artifact);

  /**
   * Reports a piece of a result. The first piece of an id begins the artifact anew, those after it,
   * up to the last one, are added to its parts.
   *
   * @param chunk the piece
   * @param lastChunk whether it is the last one
   */
  void chunk(Artifact chunk, boolean lastChunk);

  /**
   * Tells whether there is no use in going on.
   *
   * @return true once the task was cancelled, or has ended otherwise
   */
  boolean isCancelled();
}
