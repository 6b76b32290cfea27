package dev.tramline.a2a;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which tasks a client asks for. They come with the latest change of status first.
 *
 * @param contextId only those of this conversation, if given
 * @param state only those that stand so, if given
 * @param changedAfter only those whose status is younger, if given
 * @param pageSize how many at a time, 1 to 100
 * @param pageToken where to go on: what the page before returned; "" for the first page
 * @param historyLength how many messages of each task's history to return; all if empty
 * @param includeArtifacts whether to return the artifacts
 */
public record TaskQuery(
    Optional<String> contextId,
    Optional<TaskState> state,
    Optional<Instant> changedAfter,
    int pageSize,
    String pageToken,
    OptionalInt historyLength,
    boolean includeArtifacts) {

  /** How many tasks a page has if the client does not say. */
  public static final int DEFAULT_PAGE_SIZE = 50;

  /** How many tasks a page has at most. */
  public static final int MAX_PAGE_SIZE = 100;

  /** The first page of all tasks, without artifacts. */
  public static final TaskQuery ALL =
      new TaskQuery(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          DEFAULT_PAGE_SIZE,
          "",
          OptionalInt.empty(),
          false);

  /**
   * Checks the page size.
   *
   * @throws IllegalArgumentException if it is not 1 to 100
   */
  public TaskQuery {
    Objects.requireNonNull(contextId, "contextId");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(changedAfter, "changedAfter");
    if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
      throw new IllegalArgumentException("page size must be 1 to 100, not " + pageSize);
    }
    Objects.requireNonNull(pageToken, "pageToken");
    Objects.requireNonNull(historyLength, "historyLength");
  }
}
