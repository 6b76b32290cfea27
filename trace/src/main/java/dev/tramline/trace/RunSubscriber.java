package dev.tramline.trace;

import dev.tramline.runtime.RunEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Records one started run from the events it publishes, and gives the tree when they end. */
final class RunSubscriber implements Flow.Subscriber<RunEvent> {

  private final CompletableFuture<ExecutionTree> tree = new CompletableFuture<>();
  private final Recording recording = new Recording(ExecutionTree.Recorder.DEFAULT_ENTRIES);
  private Flow.@Nullable Subscription subscription;
  private boolean begun;

  CompletableFuture<ExecutionTree> tree() {
    return tree;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(RunEvent event) {
    begun |= event instanceof RunEvent.RunStarted;
    if (begun) {
      recording.add(event);
      return;
    }
    if (subscription != null) {
      subscription.cancel();
    }
    tree.completeExceptionally(missing());
  }

  @Override
  public void onError(Throwable failure) {
    tree.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    if (begun) {
      tree.complete(recording.last());
    } else {
      tree.completeExceptionally(missing());
    }
  }

  private static IllegalStateException missing() {
    return new IllegalStateException(
        "the run's first events are missing: it had made more than 1,024 of them, or it was"
            + " cancelled before it began");
  }
}
