package dev.tramline.a2a.server;

import java.util.concurrent.ThreadFactory;

/** Makes the threads of the system that the server has. */
final class DaemonThreads {

  private DaemonThreads() {}

  /**
   * Makes threads that keep no JVM up. They serve many, so they inherit no thread-locals of the one
   * that made them.
   */
  static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(null, task, name, 0, false);
      thread.setDaemon(true);
      return thread;
    };
  }
}
