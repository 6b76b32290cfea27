package dev.tramline.runtime.generated;

import dev.tramline.runtime.FlowGraph;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.Stage;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the processor would write, by hand: flows for the tests of the runtime by itself. */
final class HandWritten {

  static final int FIRST = 0;
  static final int SECOND = 1;
  static final int INNER = 2;

  /** A flow of two nodes and a nested flow; what is visited when is up to each test. */
  static final FlowGraph GRAPH = graph("Work");

  static final FlowGraph INNER_GRAPH = graph("Inner");

  private HandWritten() {}

  private static FlowGraph graph(String name) {
    GraphBuilder builder = new GraphBuilder(name, "first", "0000000000000000");
    String[] none = new String[0];
    for (String node : List.of("first", "second", "inner")) {
      builder.node(node, "Node", new String[] {"default"}, none, none);
    }
    return builder.exit("first", "default", "").build();
  }

  /** What a flow does. */
  interface Body<R> {
    R run(Frame frame) throws Exception;
  }

  /** What becomes of an item. */
  interface Handler<T, R> {
    R handle(Frame frame, T item) throws Exception;
  }

  static <R> RunTask<R> task(RunOptions options, Body<R> body) {
    return task(options, 0, body);
  }

  /** A run of a flow that has a time limit of its own. */
  static <R> RunTask<R> task(RunOptions options, long timeoutNanos, Body<R> body) {
    return new RunTask<>(GRAPH, options, 1_000_000, timeoutNanos) {
      @Override
      protected R run(Frame frame) {
        return unchecked(frame, body);
      }
    };
  }

  /** A run that makes one visit. */
  static <R> RunTask<R> visit(RunOptions options, Body<R> body) {
    return task(
        options,
        frame -> {
          new Steps(frame).enter(FIRST);
          R result = unchecked(frame, body);
          frame.leave(0);
          return result;
        });
  }

  static <T, R> List<R> all(
      Frame frame, Iterable<T> items, int concurrency, Handler<T, R> handler) {
    return HandWritten.<T, R>fanOut(handler)
        .all(frame, Items.ofIterable(frame, items), concurrency);
  }

  static <T, R> List<R> all(
      Frame frame, Iterator<T> items, int concurrency, Handler<T, R> handler) {
    return all(frame, () -> items, concurrency, handler);
  }

  static <T, R> FanOut<T, R> fanOut(Handler<T, R> handler) {
    return new FanOut<>(false) {
      @Override
      protected R run(Frame frame, T item) {
        return unchecked(frame, on -> handler.handle(on, item));
      }
    };
  }

  /** The attempts of an exec, and its failure in the end. */
  static @Nullable Object exec(Frame frame, RetryPolicy policy, ExecCall exec) {
    frame.plan(policy);
    frame.begin();
    while (true) {
      try {
        return frame.intercepted() || policy.timeoutNanos() > 0
            ? frame.call(policy, exec)
            : exec.call(frame);
      } catch (Exception e) {
        if (!frame.retry(policy, e)) {
          throw frame.failure(Stage.EXEC, e);
        }
      }
    }
  }

  /** What a node throws becomes its failure, and what the runtime threw passes. */
  private static <R> R unchecked(Frame frame, Body<R> body) {
    try {
      return body.run(frame);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw frame.failure(Stage.EXEC, e);
    }
  }
}
