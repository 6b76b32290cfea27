package dev.tramline.processor.check;

import dev.tramline.processor.check.FlowKeys.Uses;
import dev.tramline.processor.check.FlowKeys.Write;
import dev.tramline.processor.model.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds lists that nodes append to and that a nested flow, or a node with {@code @Each}, then
 * replaces without having read them (TL308): what was appended would be gone. A node that writes a
 * whole list says so in its own source; a flow whose result has such a list, and what is collected
 * of elements, looks like one more to append to it.
 */
final class ReplacedListsCheck {

  private ReplacedListsCheck() {}

  static List<KeyFinding> findings(WiredFlow wired, FlowKeys keys, Set<String> spoilt) {
    List<KeyFinding> findings = new ArrayList<>();
    for (Uses uses : keys.byName().values()) {
      Set<Integer> seen = new HashSet<>();
      for (Write write : uses.writes()) {
        int node = write.node();
        if (!spoilt.contains(uses.key()) && replaces(wired, uses, write) && seen.add(node)) {
          wayFromAppend(wired, uses, node)
              .map(path -> Messages.replacedList(wired.node(node), uses.key(), path))
              .map(
                  message ->
                      KeyFinding.of(
                          Code.TL308, node, uses.key(), wired.node(node).place(), message))
              .ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  private static boolean replaces(WiredFlow wired, Uses uses, Write write) {
    int node = write.node();
    return !write.write().append()
        && (wired.contract(node).flow() || wired.node(node).each().isPresent())
        && uses.reads().stream().noneMatch(read -> read.node() == node);
  }

  private static Optional<String> wayFromAppend(WiredFlow wired, Uses uses, int to) {
    return uses.writes().stream()
        .filter(write -> write.write().append())
        .flatMap(write -> Paths.between(wired, write.node(), write.action(), to).stream())
        .findFirst();
  }
}
