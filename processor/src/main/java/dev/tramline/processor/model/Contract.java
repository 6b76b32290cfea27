package dev.tramline.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * What a flow must know of a node: its keys, its actions and how to call its adapter. A flow that
 * stands as a node has one too, so that the two are wired and proved alike.
 *
 * @param type the node's class, or the flow's interface
 * @param adapter the generated class whose static methods the flow calls
 * @param flow whether it is a flow
 * @param contains for a flow: the qualified names of the flows nested in it, at any depth as far as
 *     known
 * @param hasExec whether there is an exec that {@code @Retry} can apply to
 * @param reads the keys it reads, in the order of the parameters of the adapter's {@code visit}
 * @param cells the keys for which {@code visit} takes an {@code Out}, or an array of one, in order,
 *     after the reads
 * @param actions its actions, in the order of their indices
 * @param forks whether {@code visit} returns a list of outcomes, each of which starts a branch
 * @param result the type that {@code visit} returns, empty for void
 * @param fingerprint what identifies this version of the contract
 * @param fromSource whether it was read from source in this compilation
 */
public record Contract(
    ClassRef type,
    ClassRef adapter,
    boolean flow,
    List<String> contains,
    boolean hasExec,
    List<KeyRead> reads,
    List<Cell> cells,
    List<Action> actions,
    boolean forks,
    Optional<TypeRef> result,
    String fingerprint,
    boolean fromSource) {

  /** Copies the lists. */
  public Contract {
    contains = List.copyOf(contains);
    reads = List.copyOf(reads);
    cells = List.copyOf(cells);
    actions = List.copyOf(actions);
  }

  /**
   * A key written through an {@code Out}, or by exec where post returns the outcome.
   *
   * @param key the key as the node names it
   * @param type its type; primitive where exec returns one, else boxed
   */
  public record Cell(String key, TypeRef type) {}

  /**
   * Returns the names of the actions.
   *
   * @return in the order of their indices
   */
  public List<String> actionNames() {
    return actions.stream().map(Action::name).toList();
  }
}
