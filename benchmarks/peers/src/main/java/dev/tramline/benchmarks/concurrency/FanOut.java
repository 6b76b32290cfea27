package dev.tramline.benchmarks.concurrency;

import java.util.List;

/** A way to answer for all items at once. */
interface FanOut {

  /**
   * Answers.
   *
   * @param items the items
   * @return {@link Sleeping#answer} of each, in their order
   */
  List<Integer> answers(List<Integer> items) throws Exception;
}
