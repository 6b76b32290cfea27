package dev.tramline.processor.check;

import dev.tramline.processor.check.FlowKeys.Read;
import dev.tramline.processor.check.FlowKeys.Uses;
import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.KeyRead;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds inputs that several branches of a fork, or elements of an {@code @Each}, read at once and
 * that can be changed (TL393). A list that nodes append to is the run's own and never changed in
 * place.
 */
final class SharedInputsCheck {

  private SharedInputsCheck() {}

  static List<KeyFinding> findings(
      WiredFlow wired, Scopes scopes, FlowKeys keys, Set<String> spoilt) {
    List<KeyFinding> findings = new ArrayList<>();
    for (Uses uses : keys.byName().values()) {
      if (spoilt.contains(uses.key()) || uses.isAppended()) {
        continue;
      }
      for (KeyRead input : uses.inputs()) {
        if (input.type().isContainer()) {
          add(wired, scopes, uses, input, findings);
        }
      }
    }
    return findings;
  }

  /**
   * One finding for an input, at the first fork or else {@code @Each}: what mends it there mends it
   * everywhere.
   */
  private static void add(
      WiredFlow wired, Scopes scopes, Uses uses, KeyRead input, List<KeyFinding> findings) {
    for (JoinedFork fork : scopes.forks()) {
      Set<Integer> branches = new LinkedHashSet<>();
      Set<String> readers = new LinkedHashSet<>();
      for (Read read : uses.reads()) {
        for (int i = 0; i < fork.branches().size(); i++) {
          if (fork.branches().get(i).get(read.node())) {
            branches.add(i);
            readers.add(wired.node(read.node()).name());
          }
        }
      }
      // Of a dynamic fork any branch may be there several times.
      if (branches.size() > 1 || (fork.fork().isDynamic() && !branches.isEmpty())) {
        String message = Messages.sharedInput(wired, fork, input, readers);
        findings.add(
            KeyFinding.of(Code.TL393, KeyFinding.ENTRY, uses.key(), input.place(), message));
        return;
      }
    }
    for (Read read : uses.reads()) {
      FlowNode node = wired.node(read.node());
      boolean sideBySide = node.each().filter(each -> each.concurrency() > 1).isPresent();
      if (sideBySide && !node.isItem(read.read())) {
        String message = Messages.sharedByElements(node, input);
        findings.add(
            KeyFinding.of(Code.TL393, KeyFinding.ENTRY, uses.key(), input.place(), message));
        return;
      }
    }
  }
}
