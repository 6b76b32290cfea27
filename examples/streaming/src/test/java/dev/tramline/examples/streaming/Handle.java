package dev.tramline.examples.streaming;

import dev.langchain4j.model.chat.response.StreamingHandle;
import java.util.concurrent.CountDownLatch;

/** Remembers whether it was cancelled. Safe for several threads. */
final class Handle implements StreamingHandle {

  private final CountDownLatch cancelled = new CountDownLatch(1);

  @Override
  public void cancel() {
    cancelled.countDown();
  }

  @Override
  public boolean isCancelled() {
    return cancelled.getCount() == 0;
  }

  void awaitCancelled() throws InterruptedException {
    cancelled.await();
  }
}
