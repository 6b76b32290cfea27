package dev.tramline.a2a.server;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Where the threads of requests and of agents come from: here bounded pools of daemon threads. On
 * Java 21 and later the class of this name under {@code META-INF/versions} takes its place.
 */
final class ServerThreads {

  private ServerThreads() {}

  /**
   * Makes a pool that has as many threads as it needs, up to so many; then who hands over waits.
   */
  static ExecutorService pool(String name, int size) {
    return pool(name, 0, size, new SynchronousQueue<>());
  }

  /** Makes a pool of so many threads; then tasks wait, so that a task may hand over others. */
  static ExecutorService queue(String name, int size) {
    return pool(name, size, size, new LinkedBlockingQueue<>());
  }

  private static ExecutorService pool(
      String name, int core, int max, BlockingQueue<Runnable> waiting) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            core,
            max,
            30,
            TimeUnit.SECONDS,
            waiting,
            DaemonThreads.named(name),
            ServerThreads::handOver);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static void handOver(Runnable task, ThreadPoolExecutor pool) {
    try {
      while (!pool.isShutdown()) {
        if (pool.getQueue().offer(task, 1, TimeUnit.SECONDS)) {
          return;
        }
      }
      throw new RejectedExecutionException("the server is closed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedExecutionException("interrupted", e);
    }
  }
}
