package dev.tramline.runtime.generated;

import dev.tramline.runtime.RunOptions;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Every kind of executor that an application may come with. */
enum Threads {
  THE_RUNTIMES_OWN,
  ONE,
  TWO,
  EIGHT,
  THE_CALLERS,
  NONE_AS_IT_REJECTS,
  NONE_AS_IT_FORGETS;

  Pool open() {
    return switch (this) {
      case THE_RUNTIMES_OWN -> new Pool(null);
      case ONE -> new Pool(Executors.newFixedThreadPool(1));
      case TWO -> new Pool(Executors.newFixedThreadPool(2));
      case EIGHT -> new Pool(Executors.newFixedThreadPool(8));
      case THE_CALLERS -> new Pool(Runnable::run);
      case NONE_AS_IT_REJECTS ->
          new Pool(
              task -> {
                throw new RejectedExecutionException("no room");
              });
      case NONE_AS_IT_FORGETS -> new Pool(task -> {});
    };
  }

  /** Where the threads of a test come from, null for the runtime's own. */
  record Pool(@Nullable Executor executor) implements AutoCloseable {

    RunOptions.Builder options() {
      RunOptions.Builder options = RunOptions.builder();
      return executor == null ? options : options.executor(executor);
    }

    @Override
    public void close() {
      if (executor instanceof ExecutorService service) {
        service.shutdown();
      }
    }
  }
}
