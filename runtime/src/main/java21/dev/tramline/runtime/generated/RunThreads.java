package dev.tramline.runtime.generated;

import java.util.concurrent.ThreadFactory;

/** Where threads come from if the application names no executor: virtual ones, one per task. */
final class RunThreads {

  private static final ThreadFactory THREADS = Thread.ofVirtual().name("tramline").factory();

  private RunThreads() {}

  static void start(Runnable task) {
    THREADS.newThread(task).start();
  }
}
