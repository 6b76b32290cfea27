package dev.tramline.processor.check;

import dev.tramline.processor.check.FlowKeys.Uses;
import dev.tramline.processor.model.Finding;
import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.StoredKey;
import dev.tramline.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Runs the checks on keys in the order in which one mistake explains another: names, types, being
 * set, being used.
 */
final class KeyStage {

  private final WiredFlow wired;
  private final FlowKeys keys;
  private final SortedMap<String, TypeRef> types = new TreeMap<>();
  private final List<KeyFinding> findings = new ArrayList<>();

  private KeyStage(WiredFlow wired) {
    this.wired = wired;
    this.keys = FlowKeys.of(wired);
  }

  static KeyStage of(WiredFlow wired) {
    KeyStage stage = new KeyStage(wired);
    stage.run();
    return stage;
  }

  private void run() {
    Set<String> spoilt = new HashSet<>();
    RenameCheck renames = RenameCheck.of(wired);
    findings.addAll(renames.findings());
    spoilt.addAll(renames.spoilt());

    UnwrittenKeysCheck unwritten = UnwrittenKeysCheck.of(wired, keys, spoilt);
    findings.addAll(unwritten.findings());
    spoilt.addAll(unwritten.spoilt());
    // A misnamed key leaves the right one unused, which is no second mistake.
    boolean namesAreRight = findings.isEmpty();

    KeyTypesCheck typing = KeyTypesCheck.of(wired, keys, spoilt);
    findings.addAll(typing.findings());
    spoilt.addAll(typing.spoilt());
    types.putAll(typing.types());

    findings.addAll(SetKeysCheck.findings(wired, keys, spoilt));
    if (namesAreRight) {
      findings.addAll(UnusedKeysCheck.findings(wired, keys, spoilt));
    }
    findings.sort(KeyFinding.ORDER);
  }

  List<Finding> findings() {
    return findings.stream().map(KeyFinding::finding).toList();
  }

  /** Returns the flow with all its keys, unless there was an error. */
  Optional<ProvenFlow> proven() {
    if (!findings().stream().allMatch(finding -> finding.code().isWarning())) {
      return Optional.empty();
    }
    SortedMap<String, StoredKey> stored = new TreeMap<>();
    types.forEach(
        (key, type) -> {
          Uses uses = keys.uses(key);
          stored.put(key, new StoredKey(type, uses.mayBeUnset(), uses.isAppended()));
        });
    return Optional.of(new ProvenFlow(wired.flow(), wired.start(), wired.edges(), stored));
  }
}
