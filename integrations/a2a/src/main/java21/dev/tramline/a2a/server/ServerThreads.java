package dev.tramline.a2a.server;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Where the threads of requests and of agents come from: virtual ones, as many as are needed. */
final class ServerThreads {

  private ServerThreads() {}

  /** Makes virtual threads; how many there are is bounded by what is asked of them. */
  static ExecutorService pool(String name, int size) {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name).factory());
  }

  /** Makes the same. */
  static ExecutorService queue(String name, int size) {
    return pool(name, size);
  }
}
