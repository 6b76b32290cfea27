package dev.tramline.benchmarks.concurrency;

import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Prep;
import java.util.stream.Stream;

/** A flow that handles the items of a stream, a few at a time, and keeps nothing of them. */
final class Streaming {

  static final int CONCURRENCY = 8;

  private Streaming() {}

  /** Handles them. */
  @Node
  static final class Handle {
    @Prep
    Stream<Source.Item> items(Source source) {
      return source.items();
    }

    @Exec
    @Batch(concurrency = CONCURRENCY)
    void handle(@Prep Source.Item item, Source source) {
      source.handle(item);
    }
  }

  /** The flow. */
  @Flow
  interface ByBatch {
    void handleAll(Source source);

    Handle handle();
  }
}
