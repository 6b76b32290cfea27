package dev.tramline.runtime;

/**
 * Observes a run. It is called on the threads of the run, one event at a time and in order, so it
 * should be quick. One listener may serve many concurrent runs and must then be safe for use by
 * several threads.
 */
@FunctionalInterface
public interface RunListener {

  /**
   * Takes one event. Nothing thrown here ever disturbs the run: the first failure of a run is
   * logged under {@code dev.tramline.runtime}, later ones are dropped.
   *
   * @param event what happened
   */
  void onEvent(RunEvent event);
}
