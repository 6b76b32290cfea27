package dev.tramline.processor.check;

import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.Finding;
import dev.tramline.processor.model.Place;
import java.util.Comparator;
import java.util.List;

/**
 * A finding about keys, with what it is sorted by.
 *
 * @param position the index of the node, {@link #ENTRY} or {@link #RESULT}
 * @param keys the keys as the flow names them, at least one
 * @param finding what to report
 */
record KeyFinding(int position, List<String> keys, Finding finding) {

  /** The position of the flow's inputs: before all nodes. */
  static final int ENTRY = -1;

  /** The position of the flow's outputs: after all nodes. */
  static final int RESULT = Integer.MAX_VALUE;

  /** By node, then by key; what is equal in both stays in the order in which it was found. */
  static final Comparator<KeyFinding> ORDER =
      Comparator.comparingInt(KeyFinding::position).thenComparing(finding -> finding.keys().get(0));

  KeyFinding {
    keys = List.copyOf(keys);
  }

  static KeyFinding of(Code code, int position, String key, Place place, String message) {
    return of(code, position, List.of(key), place, message);
  }

  static KeyFinding of(Code code, int position, List<String> keys, Place place, String message) {
    return new KeyFinding(position, keys, new Finding(code, place, message));
  }
}
