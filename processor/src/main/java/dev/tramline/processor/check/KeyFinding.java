package dev.tramline.processor.check;

import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.Finding;
import dev.tramline.processor.model.Place;
import java.util.Comparator;

/**
 * A finding about a key, with what it is sorted by.
 *
 * @param position the index of the node, {@link #ENTRY} or {@link #RESULT}
 * @param key the key as the flow names it
 * @param finding what to report
 */
record KeyFinding(int position, String key, Finding finding) {

  /** The position of the flow's inputs: before all nodes. */
  static final int ENTRY = -1;

  /** The position of the flow's outputs: after all nodes. */
  static final int RESULT = Integer.MAX_VALUE;

  /** By node, then by key; what is equal in both stays in the order in which it was found. */
  static final Comparator<KeyFinding> ORDER =
      Comparator.comparingInt(KeyFinding::position).thenComparing(KeyFinding::key);

  static KeyFinding of(Code code, int position, String key, Place place, String message) {
    return new KeyFinding(position, key, new Finding(code, place, message));
  }
}
