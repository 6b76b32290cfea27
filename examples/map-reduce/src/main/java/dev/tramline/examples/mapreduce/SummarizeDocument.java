package dev.tramline.examples.mapreduce;

import dev.tramline.annotations.Each;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Transition;
import java.util.List;

/** Splits a document, digests its chapters side by side (map), and combines them (reduce). */
@Flow
public interface SummarizeDocument {

  /**
   * A summarised document.
   *
   * @param overview a summary of all
   * @param topics the most frequent words, with their counts
   * @param digests one for each chapter, in order
   */
  record Summary(String overview, List<String> topics, List<Digest> digests) {}

  /**
   * Summarises a document.
   *
   * @param document Markdown
   * @return the summary
   */
  Summary summarize(String document);

  /** The start. */
  @Transition(to = "digest")
  SplitChapters split();

  /** A flow as a node: it runs once per chapter, with all that is in it. */
  @Each(value = "chapters", item = "chapter", concurrency = 4)
  @Rename(key = "digest", as = "digests")
  @Transition(to = "combine")
  DigestChapter digest();

  /** Runs once, with the digests in the order of the chapters. */
  Combine combine();
}
