package dev.tramline.examples.mapreduce;

import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Transition;

/** Digests one chapter: has it summarised until the summary is short enough, and counts words. */
@Flow
public interface DigestChapter {

  /**
   * Digests a chapter.
   *
   * @param chapter what to digest
   * @return its digest
   */
  @Key("digest")
  Digest digest(Chapter chapter);

  /** The start; leads to itself with a summary that is too long. */
  @Transition(value = "tooLong", to = "summarize")
  @Transition(value = "fits", to = "count")
  SummarizeChapter summarize();

  /** The end. */
  CountWords count();
}
