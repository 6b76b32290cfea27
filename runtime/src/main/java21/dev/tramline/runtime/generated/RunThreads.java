package dev.tramline.runtime.generated;

/** Where threads come from if the application names no executor: virtual ones, one per task. */
final class RunThreads {

  private RunThreads() {}

  static void start(Runnable task) {
    Thread.ofVirtual().name("tramline").start(task);
  }
}
