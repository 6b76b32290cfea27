package dev.tramline.runtime.generated;

/** Exec with its arguments bound. Made only for a run with interceptors or a time limit. */
@FunctionalInterface
public interface ExecCall {

  /**
   * Runs exec once.
   *
   * @param frame the frame of the thread that does it, for exec as its context
   * @return what it returned, boxed; null if it returns void
   * @throws Exception what it threw
   */
  @Nullable
  Object call(Frame frame) throws Exception;
}
