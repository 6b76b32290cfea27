package dev.tramline.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How runs of a flow behave. Immutable; build one and give it to the generated flow:
 *
 * <pre>{@code
 * flow.with(RunOptions.builder().maxSteps(100).listener(log).interceptor(cache).build())
 * }</pre>
 *
 * <p>A flow that stands as a node in another runs with the options of the outer one; its own are
 * not used then.
 */
public final class RunOptions {

  private static final RunOptions DEFAULTS = builder().build();

  private final int maxSteps;
  private final @Nullable RunListener listener;
  private final List<Interceptor> interceptors;
  private final RunClock clock;

  private RunOptions(Builder builder) {
    this.maxSteps = builder.maxSteps;
    this.listener = builder.listener;
    this.interceptors = List.copyOf(builder.interceptors);
    this.clock = builder.clock;
  }

  /**
   * Returns the options of a flow that was given none: the flow's own step limit, no listener, no
   * interceptor, the system's clock.
   *
   * @return the defaults
   */
  public static RunOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Starts new options from the defaults.
   *
   * @return a builder, for use by one thread
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the limit on node visits.
   *
   * @return the limit set here; empty if the flow's own {@code @Flow(maxSteps)} holds
   */
  public OptionalInt maxSteps() {
    return maxSteps == 0 ? OptionalInt.empty() : OptionalInt.of(maxSteps);
  }

  /**
   * Returns who observes the runs.
   *
   * @return the listener, if one is set
   */
  public Optional<RunListener> listener() {
    return Optional.ofNullable(listener);
  }

  /**
   * Returns what wraps each attempt of exec.
   *
   * @return the interceptors, outermost first; unmodifiable
   */
  public List<Interceptor> interceptors() {
    return interceptors;
  }

  /**
   * Returns the clock.
   *
   * @return the system's, unless another was set
   */
  public RunClock clock() {
    return clock;
  }

  /** Collects options. Not safe for use by several threads. */
  public static final class Builder {

    private int maxSteps;
    private @Nullable RunListener listener;
    private final List<Interceptor> interceptors = new ArrayList<>();
    private RunClock clock = RunClock.system();

    private Builder() {}

    /**
     * Limits how many nodes a run may visit, nested flows included; the items of a batch do not
     * count. Replaces the flow's own limit.
     *
     * @param maxSteps at least 1
     * @return this
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxSteps(int maxSteps) {
      if (maxSteps < 1) {
        throw new IllegalArgumentException("maxSteps must be at least 1, not " + maxSteps);
      }
      this.maxSteps = maxSteps;
      return this;
    }

    /**
     * Sets who observes the runs; the last call counts.
     *
     * @param listener the listener
     * @return this
     */
    public Builder listener(RunListener listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Adds an interceptor inside those added before.
     *
     * @param interceptor wraps each attempt of exec
     * @return this
     */
    public Builder interceptor(Interceptor interceptor) {
      interceptors.add(Objects.requireNonNull(interceptor, "interceptor"));
      return this;
    }

    /**
     * Replaces the system's clock, in tests above all.
     *
     * @param clock the clock
     * @return this
     */
    public Builder clock(RunClock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Builds the options.
     *
     * @return immutable options
     */
    public RunOptions build() {
      return new RunOptions(this);
    }
  }
}
