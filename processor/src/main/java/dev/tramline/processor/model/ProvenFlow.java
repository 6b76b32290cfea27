package dev.tramline.processor.model;

import java.util.List;
import java.util.SortedMap;

/**
 * A flow that has passed every check, with what the checks found out.
 *
 * @param flow the flow
 * @param start the index of its first node
 * @param edges for each node, for each of its actions, where it leads
 * @param keys the keys of the store by name
 */
public record ProvenFlow(
    FlowModel flow, int start, List<List<Target>> edges, SortedMap<String, StoredKey> keys) {

  /**
   * Where an action leads.
   *
   * @param exit whether it ends the flow
   * @param index the node, or for an exit the result variant, by its index
   */
  public record Target(boolean exit, int index) {}

  /**
   * A key of the store.
   *
   * @param type the type that serves all who write and read it, boxed
   * @param mayBeUnset whether anyone asks if it is set, so that its absence must be representable
   * @param appended whether it starts out as an empty list
   */
  public record StoredKey(TypeRef type, boolean mayBeUnset, boolean appended) {}
}
