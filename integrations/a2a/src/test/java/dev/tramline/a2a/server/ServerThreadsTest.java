package dev.tramline.a2a.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pools of Java 17; classes in a directory never are those of a newer one. */
@Timeout(120) // only so that a hang becomes a failure
class ServerThreadsTest {

  @Test
  void whoHandsOverWaitsWhenAllThreadsAreBusy() throws InterruptedException {
    ExecutorService pool = ServerThreads.pool("test", 2);
    Semaphore begun = new Semaphore(0);
    Semaphore may = new Semaphore(0);
    Runnable task =
        () -> {
          begun.release();
          may.acquireUninterruptibly();
        };
    pool.execute(task);
    pool.execute(task);
    begun.acquire(2);
    CountDownLatch handedOver = new CountDownLatch(1);
    Thread third =
        new Thread(
            () -> {
              pool.execute(task);
              handedOver.countDown();
            });
    third.start();
    while (third.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    assertThat(handedOver.getCount()).isEqualTo(1);
    may.release(3);
    handedOver.await();
    begun.acquire();

    assertThat(((ThreadPoolExecutor) pool).getLargestPoolSize()).isEqualTo(2);
    pool.shutdown();
    assertThatThrownBy(() -> pool.execute(task)).isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void idleThreadsAreUsedAgain() throws InterruptedException {
    ThreadPoolExecutor pool = (ThreadPoolExecutor) ServerThreads.pool("test", 100);
    for (int i = 0; i < 50; i++) {
      SynchronousQueue<Thread> worker = new SynchronousQueue<>();
      pool.execute(
          () -> {
            try {
              worker.put(Thread.currentThread());
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          });
      Thread idle = worker.take();
      while (idle.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait(); // until it waits for its next task
      }
    }

    assertThat(pool.getLargestPoolSize()).isEqualTo(1);
    pool.shutdown();
  }

  @Test
  void tasksOfAQueueMayHandOverOthers() throws InterruptedException {
    ExecutorService queue = ServerThreads.queue("test", 1);
    CountDownLatch done = new CountDownLatch(1);

    queue.execute(() -> queue.execute(done::countDown));

    done.await();
    queue.shutdown();
  }
}
