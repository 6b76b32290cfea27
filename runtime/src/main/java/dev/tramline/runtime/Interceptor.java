package dev.tramline.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Wraps each attempt of exec: to cache, to limit a rate, to trace. It sees every node of the run
 * and every item of a batch. An exception it throws counts as that attempt's failure and is retried
 * like one of exec itself.
 *
 * <pre>{@code
 * Interceptor timing = call -> {
 *   long start = System.nanoTime();
 *   try {
 *     return call.proceed();
 *   } finally {
 *     System.out.println(call.context().node() + " took " + (System.nanoTime() - start) + " ns");
 *   }
 * };
 * }</pre>
 *
 * <p>It is called on the thread of the run, branch or item. A time limit on exec bounds exec alone,
 * which then has a thread of its own, and not the time that interceptors take. One that serves
 * several runs must be safe for use by several threads.
 */
@FunctionalInterface
public interface Interceptor {

  /**
   * Runs one attempt, or something in its place.
   *
   * @param call the attempt
   * @return what exec is to have returned; it must have exec's type, null where exec returns void
   * @throws Exception as exec might
   */
  @Nullable Object intercept(Call call) throws Exception;

  /** One attempt of exec. */
  interface Call {

    /**
     * Returns where the run is.
     *
     * @return the context of this attempt
     */
    RunContext context();

    /**
     * Returns what exec is called with, for instance as the key of a cache.
     *
     * @return the arguments in declaration order without {@link RunContext}; unmodifiable, may hold
     *     null for unset keys
     */
    List<@Nullable Object> arguments();

    /**
     * Runs the next interceptor, or exec itself. May be called any number of times.
     *
     * @return what exec returned; null if it returns void
     * @throws Exception what exec threw
     */
    @Nullable Object proceed() throws Exception;
  }
}
