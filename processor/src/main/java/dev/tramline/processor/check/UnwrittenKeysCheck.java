package dev.tramline.processor.check;

import dev.tramline.processor.check.FlowKeys.Read;
import dev.tramline.processor.check.FlowKeys.Uses;
import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.FlowModel.Output;
import dev.tramline.processor.model.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds keys that somebody asks for and nothing supplies (TL301). One finding per key, at the first
 * that asks: they all lack the same write.
 */
final class UnwrittenKeysCheck {

  private final List<KeyFinding> findings = new ArrayList<>();
  private final Set<String> spoilt = new HashSet<>();

  private UnwrittenKeysCheck() {}

  static UnwrittenKeysCheck of(WiredFlow wired, FlowKeys keys, Set<String> spoilt) {
    UnwrittenKeysCheck check = new UnwrittenKeysCheck();
    List<String> supplied =
        keys.all().stream().filter(Uses::isSupplied).map(Uses::key).distinct().sorted().toList();
    for (Uses uses : keys.byName().values()) {
      if (!uses.isSupplied() && uses.isAsked() && !spoilt.contains(uses.key())) {
        check.findings.add(finding(wired, uses, supplied));
        check.spoilt.add(uses.key());
      }
    }
    return check;
  }

  List<KeyFinding> findings() {
    return findings;
  }

  /** Returns the keys that nothing supplies. */
  Set<String> spoilt() {
    return spoilt;
  }

  private static KeyFinding finding(WiredFlow wired, Uses uses, List<String> supplied) {
    if (uses.reads().isEmpty()) {
      Output output = uses.outputs().get(0).output();
      String message = Messages.unwrittenOutput(wired, uses, supplied);
      return KeyFinding.of(Code.TL301, KeyFinding.RESULT, uses.key(), output.place(), message);
    }
    Read first = uses.reads().get(0);
    Place place = wired.node(first.node()).placeOf(first.read());
    String message = Messages.unwrittenRead(wired, uses, supplied);
    return KeyFinding.of(Code.TL301, first.node(), uses.key(), place, message);
  }
}
