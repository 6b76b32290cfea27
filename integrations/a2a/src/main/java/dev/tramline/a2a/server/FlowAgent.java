package dev.tramline.a2a.server;

import dev.tramline.a2a.Artifact;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.RunEvent;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Answers with a run of a flow, and reports its events. */
final class FlowAgent<R> implements Agent {

  private final BiFunction<AgentCall, RunRelay, FlowRun<R>> start;
  private final Function<R, Reply> reply;
  private final Function<RunEvent.Emitted, Optional<Artifact>> emitted;

  private FlowAgent(
      BiFunction<AgentCall, RunRelay, FlowRun<R>> start,
      Function<R, Reply> reply,
      Function<RunEvent.Emitted, Optional<Artifact>> emitted) {
    this.start = start;
    this.reply = reply;
    this.emitted = emitted;
  }

  /** Makes one that has the run tell what happens in it. */
  static <R> FlowAgent<R> listening(FlowMapping<R> mapping) {
    return new FlowAgent<>(mapping::start, mapping::reply, mapping::emitted);
  }

  /** Makes one that follows the run, which knows nothing of that. */
  static <R> FlowAgent<R> following(
      Function<String, FlowRun<R>> start, Function<? super R, String> text) {
    return new FlowAgent<>(
        (call, relay) -> relay.follow(start.apply(call.message().text())),
        result -> Reply.text(text.apply(result)),
        FlowAgent::piece);
  }

  /** Makes a text that a node emitted a piece of the result. */
  static Optional<Artifact> piece(RunEvent.Emitted event) {
    return event.payload() instanceof CharSequence text
        ? Optional.of(Artifact.text(Reply.RESULT, text.toString()))
        : Optional.empty();
  }

  @Override
  public Reply answer(AgentCall call) throws Exception {
    call.working();
    RunRelay relay = new RunRelay();
    FlowRun<R> run = start.apply(call, relay);
    try {
      var unused = run.toCompletableFuture().whenComplete((result, failure) -> relay.runEnded());
      relay.passOn(call, emitted); // what was emitted comes before what was returned
      return reply.apply(run.toCompletableFuture().get());
    } catch (InterruptedException | RuntimeException e) {
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
}
