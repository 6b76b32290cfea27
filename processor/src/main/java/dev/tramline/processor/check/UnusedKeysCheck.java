package dev.tramline.processor.check;

import dev.tramline.processor.check.FlowKeys.Uses;
import dev.tramline.processor.check.FlowKeys.Write;
import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.KeyRead;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds keys (TL391) and inputs (TL392) that nothing reads and no result carries. */
final class UnusedKeysCheck {

  private UnusedKeysCheck() {}

  static List<KeyFinding> findings(WiredFlow wired, FlowKeys keys, Set<String> spoilt) {
    List<KeyFinding> findings = new ArrayList<>();
    Set<Uses> asked = asked(keys);
    for (Uses uses : keys.all()) {
      if (asked.contains(uses) || spoilt.contains(uses.key())) {
        continue;
      }
      for (KeyRead input : uses.inputs()) {
        String message = Messages.unusedInput(wired.flow(), uses.key());
        findings.add(
            KeyFinding.of(Code.TL392, KeyFinding.ENTRY, uses.key(), input.place(), message));
      }
      addWriters(wired, uses, findings);
    }
    return findings;
  }

  /** Who asks for a list of what branches have asks for that too, so outer keys come first. */
  private static Set<Uses> asked(FlowKeys keys) {
    Set<Uses> asked = new HashSet<>();
    List<Uses> outerFirst = new ArrayList<>(keys.all());
    Collections.reverse(outerFirst);
    for (Uses uses : outerFirst) {
      if (uses.isAsked() || asked.contains(uses)) {
        asked.add(uses);
        uses.merges().forEach(fork -> asked.add(keys.usesInBranches(fork, uses.key())));
      }
    }
    return asked;
  }

  private static void addWriters(WiredFlow wired, Uses uses, List<KeyFinding> findings) {
    Set<Integer> seen = new HashSet<>();
    for (Write write : uses.writes()) {
      Contract contract = wired.contract(write.node());
      // Nodes and flows from elsewhere are written for all who use them: not every flow reads all.
      if (contract.fromSource() && !contract.flow() && seen.add(write.node())) {
        String message = Messages.unusedWrite(wired, write, uses.key());
        findings.add(
            KeyFinding.of(
                Code.TL391, write.node(), uses.key(), wired.node(write.node()).place(), message));
      }
    }
  }
}
