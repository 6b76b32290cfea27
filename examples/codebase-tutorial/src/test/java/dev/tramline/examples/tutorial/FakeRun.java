package dev.tramline.examples.tutorial;

import dev.tramline.runtime.RunContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An attempt outside of any run; remembers what was emitted. */
public final class FakeRun implements RunContext {

  private final int attempt;
  private final List<Object> emitted = new CopyOnWriteArrayList<>();

  /** Makes an attempt. */
  public FakeRun(int attempt) {
    this.attempt = attempt;
  }

  /** {@return what was emitted so far} */
  public List<Object> emitted() {
    return List.copyOf(emitted);
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public int maxAttempts() {
    return 5;
  }

  @Override
  public String runId() {
    return "run";
  }

  @Override
  public String node() {
    return "node";
  }

  @Override
  public String stepId() {
    return "node/0";
  }

  @Override
  public void emit(Object payload) {
    emitted.add(payload);
  }

  @Override
  public boolean isCancelled() {
    return false;
  }

  @Override
  public void throwIfCancelled() {}
}
