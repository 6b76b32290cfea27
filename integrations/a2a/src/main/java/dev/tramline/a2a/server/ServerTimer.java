package dev.tramline.a2a.server;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Makes threads for what is to happen later, and is quick. */
final class ServerTimer {

  private ServerTimer() {}

  /** Makes a daemon thread that forgets at once what is called off. */
  static ScheduledExecutorService create() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, DaemonThreads.named("tramline-a2a-timer"));
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }
}
