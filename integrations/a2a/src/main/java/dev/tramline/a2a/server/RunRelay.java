package dev.tramline.a2a.server;

import com.google.gson.JsonObject;
import dev.tramline.a2a.Artifact;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunListener;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * The events of a run on their way to clients. The run hands them over without waiting, since it
 * holds locks then; the thread that answers the message passes them on. Payloads are all kept until
 * then, which takes no more memory than the artifact they become pieces of.
 */
final class RunRelay implements RunListener, Flow.Subscriber<RunEvent> {

  /** How many events may wait before nodes that begin are no longer told; nobody keeps those. */
  static final int LAG = 4096;

  /** Empty: there are no more. */
  private final BlockingQueue<Optional<RunEvent>> events = new LinkedBlockingQueue<>();

  private volatile boolean subscribed;

  /**
   * Follows a run that was started without this listener. It loses payloads of nodes that emit
   * faster than they are taken.
   */
  <R> FlowRun<R> follow(FlowRun<R> run) {
    subscribed = true;
    run.events().subscribe(this);
    return run;
  }

  /** Says that the run has ended. A listener has heard everything by then. */
  void runEnded() {
    if (!subscribed) {
      events.add(Optional.empty());
    }
  }

  /** Passes everything on until the run has ended. */
  void passOn(AgentCall call, Function<RunEvent.Emitted, Optional<Artifact>> mapping)
      throws InterruptedException {
    for (Optional<RunEvent> event = events.take(); event.isPresent(); event = events.take()) {
      if (event.get() instanceof RunEvent.NodeStarted started) {
        JsonObject at = new JsonObject();
        at.addProperty("node", started.node());
        at.addProperty("step", started.where().step());
        call.progress(at);
      } else if (event.get() instanceof RunEvent.Emitted emitted) {
        mapping.apply(emitted).ifPresent(chunk -> call.chunk(chunk, false));
      }
    }
  }

  @Override
  public void onEvent(RunEvent event) {
    if (event instanceof RunEvent.Emitted
        || (event instanceof RunEvent.NodeStarted && events.size() < LAG)) {
      events.add(Optional.of(event));
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(RunEvent event) {
    onEvent(event);
  }

  @Override
  public void onError(Throwable failure) {
    Failures.log("the events of a run are incomplete", failure);
    events.add(Optional.empty());
  }

  @Override
  public void onComplete() {
    events.add(Optional.empty());
  }
}
