package dev.tramline.a2a.server;

import com.google.gson.JsonObject;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.RunEvent;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;

/** Answers with a run of a flow, and reports its events. */
final class FlowAgent<R> implements Agent {

  private final FlowMapping<R> mapping;

  FlowAgent(FlowMapping<R> mapping) {
    this.mapping = mapping;
  }

  @Override
  public Reply answer(AgentCall call) throws Exception {
    call.working();
    FlowRun<R> run = mapping.start(call);
    try {
      Relay relay = new Relay(call);
      run.events().subscribe(relay);
      R result = run.toCompletableFuture().get();
      relay.done.await(); // what was emitted comes before what was returned
      return mapping.reply(result);
    } catch (InterruptedException e) {
      run.cancel();
      // The task counts as one at work until its nodes have really ended.
      run.toCompletableFuture().handle((result, failure) -> true).join();
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Takes the events of the run. */
  private final class Relay implements Flow.Subscriber<RunEvent> {

    private final AgentCall call;
    private final CountDownLatch done = new CountDownLatch(1);

    Relay(AgentCall call) {
      this.call = call;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(RunEvent event) {
      if (event instanceof RunEvent.NodeStarted started) {
        JsonObject at = new JsonObject();
        at.addProperty("node", started.node());
        at.addProperty("step", started.where().step());
        call.progress(at);
      } else if (event instanceof RunEvent.Emitted emitted) {
        mapping.emitted(emitted).ifPresent(chunk -> call.chunk(chunk, false));
      }
    }

    @Override
    public void onError(Throwable failure) {
      Failures.log("the events of task " + call.taskId() + " are incomplete", failure);
      done.countDown();
    }

    @Override
    public void onComplete() {
      done.countDown();
    }
  }
}
