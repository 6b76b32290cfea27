package dev.tramline.conformance;

import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that keeps every event. */
public final class EventLog implements RunListener {

  private final List<RunEvent> events = new CopyOnWriteArrayList<>();

  @Override
  public void onEvent(RunEvent event) {
    events.add(event);
  }

  /**
   * Selects events.
   *
   * @param type the kind wanted
   * @return those of that kind, in the order they came
   */
  public <E extends RunEvent> List<E> of(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
