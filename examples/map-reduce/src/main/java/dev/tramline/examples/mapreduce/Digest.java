package dev.tramline.examples.mapreduce;

import java.util.Map;

/**
 * What is left of a chapter.
 *
 * @param title of the chapter
 * @param summary one or two sentences
 * @param words how often each word occurs that carries meaning
 */
public record Digest(String title, String summary, Map<String, Integer> words) {

  /** Copies the map. */
  public Digest {
    words = Map.copyOf(words);
  }
}
