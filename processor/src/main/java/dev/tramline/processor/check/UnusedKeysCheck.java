package dev.tramline.processor.check;

import dev.tramline.processor.check.FlowKeys.Uses;
import dev.tramline.processor.check.FlowKeys.Write;
import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.KeyRead;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds keys (TL391) and inputs (TL392) that nothing reads and no result carries. */
final class UnusedKeysCheck {

  private UnusedKeysCheck() {}

  static List<KeyFinding> findings(WiredFlow wired, FlowKeys keys, Set<String> spoilt) {
    List<KeyFinding> findings = new ArrayList<>();
    for (Uses uses : keys.byName().values()) {
      if (uses.isAsked() || spoilt.contains(uses.key())) {
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
