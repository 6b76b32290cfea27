package dev.tramline.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;

/**
 * How runs of a flow behave. Immutable; build one and give it to the generated flow:
 *
 * <pre>{@code
 * flow.with(RunOptions.builder().maxSteps(100).listener(log).interceptor(cache).build())
 * }</pre>
 *
 * <p>A flow that stands as a node in another runs with the options of the outer one. Of its own
 * only the interceptors count then: they wrap the attempts inside it, within those of the outer
 * flow.
 */
public final class RunOptions {

  private static final RunOptions DEFAULTS = builder().build();

  private final OptionalInt maxSteps;
  private final Optional<RunListener> listener;
  private final List<Interceptor> interceptors;
  private final RunClock clock;
  private final Optional<Duration> timeout;
  private final Duration grace;
  private final Optional<Executor> executor;

  private RunOptions(Builder builder) {
    this.maxSteps = builder.maxSteps;
    this.listener = builder.listener;
    this.interceptors = List.copyOf(builder.interceptors);
    this.clock = builder.clock;
    this.timeout = builder.timeout;
    this.grace = builder.grace;
    this.executor = builder.executor;
  }

  /**
   * Returns the options of a flow that was given none: the flow's own limits, no listener, no
   * interceptor, the system's clock, threads of the runtime's own.
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
    return maxSteps;
  }

  /**
   * Returns who observes the runs.
   *
   * @return the listener, if one is set
   */
  public Optional<RunListener> listener() {
    return listener;
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

  /**
   * Returns the time a run has.
   *
   * @return the limit set here; empty if the flow's own {@code @Timeout}, or none, holds
   */
  public Optional<Duration> timeout() {
    return timeout;
  }

  /**
   * Returns how long an interrupted node has to come to an end.
   *
   * @return 1 second, unless set otherwise
   */
  public Duration grace() {
    return grace;
  }

  /**
   * Returns where threads come from.
   *
   * @return the executor, if one is set
   */
  public Optional<Executor> executor() {
    return executor;
  }

  /** Collects options. Not safe for use by several threads. */
  public static final class Builder {

    private OptionalInt maxSteps = OptionalInt.empty();
    private Optional<RunListener> listener = Optional.empty();
    private final List<Interceptor> interceptors = new ArrayList<>();
    private RunClock clock = RunClock.system();
    private Optional<Duration> timeout = Optional.empty();
    private Duration grace = Duration.ofSeconds(1);
    private Optional<Executor> executor = Optional.empty();

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
      this.maxSteps = OptionalInt.of(maxSteps);
      return this;
    }

    /**
     * Sets who observes the runs; the last call counts.
     *
     * @param listener the listener
     * @return this
     */
    public Builder listener(RunListener listener) {
      this.listener = Optional.of(Objects.requireNonNull(listener, "listener"));
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
     * Limits the time of a run, from the call to the result, and replaces the flow's own
     * {@code @Timeout}. A run that is not done by then is interrupted and fails with a {@link
     * RunTimeoutException}. It is real time, whatever the {@link #clock}.
     *
     * <p>A run with a time limit, like an attempt or a node with one, runs on a thread of the
     * runtime's own while its caller waits, so that the caller can go on without it.
     *
     * @param timeout more than zero
     * @return this
     * @throws IllegalArgumentException if it is not
     */
    public Builder timeout(Duration timeout) {
      if (timeout.isZero() || timeout.isNegative()) {
        throw new IllegalArgumentException("timeout must be more than zero, not " + timeout);
      }
      this.timeout = Optional.of(timeout);
      return this;
    }

    /**
     * Sets how long what was interrupted because its time is up has to come to an end. A node that
     * takes longer is left behind: the run goes on without it, its thread is left to itself, and a
     * warning is logged under {@code dev.tramline.runtime}.
     *
     * @param grace not negative
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public Builder grace(Duration grace) {
      if (grace.isNegative()) {
        throw new IllegalArgumentException("grace must not be negative, but is " + grace);
      }
      this.grace = grace;
      return this;
    }

    /**
     * Sets where the threads of started runs, of concurrent items and elements and of branches come
     * from. It may have any number of threads: a run that waits for items or branches that the
     * executor does not get to does them itself. Only a started run cannot begin without a thread.
     *
     * <p>Without one they are virtual threads on Java 21 and later, and daemon threads before.
     *
     * @param executor the executor
     * @return this
     */
    public Builder executor(Executor executor) {
      this.executor = Optional.of(Objects.requireNonNull(executor, "executor"));
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
