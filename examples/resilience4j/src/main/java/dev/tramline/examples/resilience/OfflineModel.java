package dev.tramline.examples.resilience;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands for the model in this example: takes its time, needs no network, counts its callers. */
final class OfflineModel implements ModelService {

  private final Duration latency;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger mostInside = new AtomicInteger();

  OfflineModel(Duration latency) {
    this.latency = latency;
  }

  @Override
  public String ask(Task task, String text) throws InterruptedException {
    calls.incrementAndGet();
    mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
    try {
      Thread.sleep(latency.toMillis());
      return switch (task) {
        case CONDENSE -> text.substring(0, text.indexOf('.') + 1);
        case CLASSIFY -> topic(text.toLowerCase(Locale.ROOT));
      };
    } finally {
      inside.decrementAndGet();
    }
  }

  private static String topic(String text) {
    if (text.contains("tram")) {
      return "trams";
    }
    return text.contains("bridge") ? "bridges" : "other";
  }

  /** How often it was asked. */
  int calls() {
    return calls.get();
  }

  /** How many asked it at the same time, at most. */
  int mostAtOnce() {
    return mostInside.get();
  }
}
