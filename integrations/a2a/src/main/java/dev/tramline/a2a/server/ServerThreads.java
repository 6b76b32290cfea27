package dev.tramline.a2a.server;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Where the threads of requests and of agents come from: here bounded pools of daemon threads. On
 * Java 21 and later the class of this name under {@code META-INF/versions} takes its place.
 */
final class ServerThreads {

  private ServerThreads() {}

  /** Makes a pool of so many threads; what comes when all are busy waits. */
  static ExecutorService pool(String name, int size) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            size,
            size,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(null, task, name, 0, false);
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
