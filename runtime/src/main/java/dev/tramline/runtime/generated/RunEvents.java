package dev.tramline.runtime.generated;

import dev.tramline.runtime.RunEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.jspecify.annotations.Nullable;

/**
 * The events of a started run for its subscribers. Each has a {@link SubmissionPublisher} to
 * itself, so that a slow one delays nobody; what is dropped when stands at {@link
 * dev.tramline.runtime.FlowRun#events()}.
 */
final class RunEvents implements Flow.Publisher<RunEvent> {

  /** How much of a run later subscribers get. */
  private static final int REPLAYED = 1024;

  /** How far a subscriber may be behind and still get payloads. */
  private static final int PAYLOAD_LAG = 1024;

  /** How far it may be behind at all. */
  private static final int LAG = 1 << 16;

  private final List<SubmissionPublisher<RunEvent>> subscribers = new ArrayList<>();
  private @Nullable List<RunEvent> first = new ArrayList<>();
  private boolean closed;

  synchronized void publish(RunEvent event) {
    if (first != null) {
      if (first.size() < REPLAYED) {
        first.add(event);
      } else {
        first = null;
      }
    }
    Iterator<SubmissionPublisher<RunEvent>> each = subscribers.iterator();
    while (each.hasNext()) {
      if (!deliver(each.next(), event)) {
        each.remove();
      }
    }
  }

  /** Hands an event over without ever waiting; false if the subscriber gets no more. */
  private static boolean deliver(SubmissionPublisher<RunEvent> to, RunEvent event) {
    if (event instanceof RunEvent.Emitted && to.estimateMaximumLag() >= PAYLOAD_LAG) {
      return true;
    }
    if (to.offer(event, null) < 0) {
      to.closeExceptionally(
          new IllegalStateException("the subscriber is " + LAG + " events behind the run"));
      return false;
    }
    return to.hasSubscribers();
  }

  @Override
  public synchronized void subscribe(Flow.Subscriber<? super RunEvent> subscriber) {
    SubmissionPublisher<RunEvent> publisher = new SubmissionPublisher<>(RunThreads::start, LAG);
    publisher.subscribe(subscriber);
    if (first != null) {
      first.forEach(event -> deliver(publisher, event));
    }
    if (closed) {
      publisher.close();
    } else {
      subscribers.add(publisher);
    }
  }

  synchronized void close() {
    closed = true;
    subscribers.forEach(SubmissionPublisher::close);
    subscribers.clear();
  }
}
