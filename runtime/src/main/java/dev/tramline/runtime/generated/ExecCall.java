package dev.tramline.runtime.generated;

import org.jspecify.annotations.Nullable;

/** Exec with its arguments bound, for interceptors. Made only if a run has one. */
@FunctionalInterface
public interface ExecCall {

  /**
   * Runs exec once.
   *
   * @return what it returned, boxed; null if it returns void
   * @throws Exception what it threw
   */
  @Nullable Object call() throws Exception;
}
