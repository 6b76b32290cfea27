package dev.tramline.a2a.server;

import dev.tramline.a2a.Artifact;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunListener;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How messages become inputs of a flow, and its result an answer. Both are typed: the mapping calls
 * the generated {@code start} and takes its result.
 *
 * <p>A flow that lacks something returns it as its result, and the mapping replies with {@link
 * Reply#inputRequired}. The next message then starts another run, which {@link
 * AgentCall#conversation()} tells what was said before.
 *
 * @param <R> what the flow returns
 */
public interface FlowMapping<R> {

  /**
   * Starts the flow, as {@code flow.with(options).start(...)} with options that have the listener.
   * All that nodes emit reaches clients then, however fast; which nodes begin is left out for as
   * long as 4,096 events wait. Without the listener clients hear nothing of the run but its result.
   *
   * @param call the message to answer
   * @param listener what the run is to tell of itself; it never waits
   * @return the run, as the generated {@code start} returned it
   * @throws RejectedException if no run can be made of the message
   */
  FlowRun<R> start(AgentCall call, RunListener listener);

  /**
   * Turns the result into an answer.
   *
   * @param result what the flow returned
   * @return the answer
   */
  Reply reply(R result);

  /**
   * Turns what a node emitted into a piece of a result, which clients get at once. By default texts
   * are pieces of the artifact {@link Reply#RESULT}, which the final one replaces, and all else is
   * left out. It is called on the thread that answers the message, in the order of the run.
   *
   * @param event what was emitted, and where
   * @return the piece; empty if clients are not to see it
   */
  default Optional<Artifact> emitted(RunEvent.Emitted event) {
    return FlowAgent.piece(event);
  }

  /**
   * Maps the text of a message to the only input, and the result to a text.
   *
   * @param start starts the flow with the text of the message, and has it tell the listener
   * @param text the text of the result
   * @param <R> what the flow returns
   * @return the mapping
   */
  static <R> FlowMapping<R> text(
      BiFunction<String, RunListener, FlowRun<R>> start, Function<? super R, String> text) {
    return new FlowMapping<>() {
      @Override
      public FlowRun<R> start(AgentCall call, RunListener listener) {
        return start.apply(call.message().text(), listener);
      }

      @Override
      public Reply reply(R result) {
        return Reply.text(text.apply(result));
      }
    };
  }
}
