package dev.tramline.a2a;

import java.util.List;
import java.util.Objects;

/**
 * Some of the tasks that a client asked for.
 *
 * @param tasks the tasks, the latest change of status first
 * @param nextPageToken what to ask with for those behind them; "" if these were the last
 * @param pageSize how many the page could have had
 * @param totalSize how many tasks there are on all pages
 */
public record TaskPage(List<Task> tasks, String nextPageToken, int pageSize, int totalSize) {

  /** Copies the list. */
  public TaskPage {
    tasks = List.copyOf(tasks);
    Objects.requireNonNull(nextPageToken, "nextPageToken");
  }
}
