package dev.tramline.runtime.generated;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Where threads come from if the application names no executor: here a pool of daemon threads that
 * grows as needed. On Java 21 and later the class of this name under {@code META-INF/versions}
 * takes its place.
 */
final class RunThreads {

  private static final ExecutorService POOL =
      Executors.newCachedThreadPool(
          task -> {
            // It serves many runs, so it inherits no thread-locals of the one that made it.
            Thread thread = new Thread(null, task, "tramline", 0, false);
            thread.setDaemon(true);
            return thread;
          });

  private RunThreads() {}

  static void start(Runnable task) {
    POOL.execute(task);
  }
}
