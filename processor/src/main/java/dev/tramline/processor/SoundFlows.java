package dev.tramline.processor;

import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.FlowModel;
import dev.tramline.processor.model.FlowModel.FlowNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which flows can be written. A flow that contains an unsound one cannot be compiled, though
 * nothing is wrong with it.
 */
final class SoundFlows {

  private SoundFlows() {}

  /**
   * The flows of which neither themselves nor what they contain is unsound.
   *
   * @param flows all flows of this round
   * @param proven the qualified names of those without an error of their own
   * @return the qualified names
   */
  static Set<String> among(Collection<FlowModel> flows, Set<String> proven) {
    Set<String> sound = new HashSet<>(proven);
    Set<String> ours = new HashSet<>();
    flows.forEach(flow -> ours.add(flow.type().qualifiedName()));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (FlowModel flow : flows) {
        String name = flow.type().qualifiedName();
        if (sound.contains(name) && containsUnsound(flow, ours, sound)) {
          sound.remove(name);
          changed = true;
        }
      }
    }
    return sound;
  }

  private static boolean containsUnsound(FlowModel flow, Set<String> ours, Set<String> sound) {
    for (FlowNode node : flow.nodes()) {
      Optional<String> inner =
          node.contract().filter(Contract::flow).map(c -> c.type().qualifiedName());
      if (inner.isPresent() && ours.contains(inner.get()) && !sound.contains(inner.get())) {
        return true;
      }
    }
    return false;
  }
}
