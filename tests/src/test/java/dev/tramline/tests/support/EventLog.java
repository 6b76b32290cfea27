package dev.tramline.tests.support;

import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunListener;
import java.util.ArrayList;
import java.util.List;

/** A listener that keeps every event. For runs on one thread. */
public final class EventLog implements RunListener {

  private final List<RunEvent> events = new ArrayList<>();

  @Override
  public void onEvent(RunEvent event) {
    events.add(event);
  }

  /** {@return the events so far} */
  public List<RunEvent> events() {
    return List.copyOf(events);
  }

  /**
   * Selects events.
   *
   * @param type the kind wanted
   * @return those of that kind, in order
   */
  public <E extends RunEvent> List<E> of(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** {@return the events in a form that reads well in an assertion, without times} */
  public List<String> lines() {
    return events.stream().map(EventLog::line).toList();
  }

  private static String line(RunEvent event) {
    if (event instanceof RunEvent.RunStarted started) {
      return "run " + started.flow();
    }
    if (event instanceof RunEvent.NodeStarted started) {
      return "enter " + started.node();
    }
    if (event instanceof RunEvent.AttemptFailed failed) {
      return "attempt "
          + failed.attempt()
          + " of "
          + failed.maxAttempts()
          + " failed in "
          + failed.node()
          + failed.retryIn().map(wait -> ", again in " + wait.toMillis() + " ms").orElse("");
    }
    if (event instanceof RunEvent.NodeFinished finished) {
      return finished
          .failure()
          .map(failure -> finished.node() + " failed: " + failure)
          .orElse("leave " + finished.node() + " -" + finished.action() + "->");
    }
    if (event instanceof RunEvent.Emitted emitted) {
      return emitted.node() + " emitted " + emitted.payload();
    }
    if (event instanceof RunEvent.RunFinished finished) {
      return "finished " + finished.flow();
    }
    return "failed " + ((RunEvent.RunFailed) event).flow();
  }
}
