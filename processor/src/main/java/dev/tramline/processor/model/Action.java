package dev.tramline.processor.model;

import java.util.List;

/**
 * An action a node can return.
 *
 * @param name the action
 * @param writes what the node writes when it returns it
 */
public record Action(String name, List<KeyWrite> writes) {

  /** Copies the list. */
  public Action {
    writes = List.copyOf(writes);
  }
}
