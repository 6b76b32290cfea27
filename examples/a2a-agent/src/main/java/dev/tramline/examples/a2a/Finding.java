package dev.tramline.examples.a2a;

import dev.tramline.examples.support.Passage;
import java.util.List;

/**
 * What one search found.
 *
 * @param query the words searched for
 * @param passages the best passages first; may be empty
 */
public record Finding(String query, List<Passage> passages) {

  /** Copies the list. */
  public Finding {
    passages = List.copyOf(passages);
  }
}
