package dev.tramline.processor.check;

import dev.tramline.processor.check.FlowKeys.Uses;
import dev.tramline.processor.model.Finding;
import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.Branch;
import dev.tramline.processor.model.ProvenFlow.Fork;
import dev.tramline.processor.model.ProvenFlow.StoredKey;
import dev.tramline.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Runs the checks on keys in the order in which one mistake explains another: names, types, being
 * set, being used.
 */
final class KeyStage {

  private final WiredFlow wired;
  private final Scopes scopes;
  private final FlowKeys keys;
  private final SortedMap<String, TypeRef> types = new TreeMap<>();
  private final List<SortedMap<String, TypeRef>> ofBranches = new ArrayList<>();
  private final List<KeyFinding> findings = new ArrayList<>();

  private KeyStage(WiredFlow wired, Scopes scopes) {
    this.wired = wired;
    this.scopes = scopes;
    this.keys = FlowKeys.of(wired, scopes);
  }

  static KeyStage of(WiredFlow wired, List<JoinedFork> forks) {
    KeyStage stage = new KeyStage(wired, Scopes.of(wired, forks));
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

    BranchKeysCheck branches = BranchKeysCheck.of(wired, scopes, spoilt);
    findings.addAll(branches.findings());
    spoilt.addAll(branches.spoilt());

    KeyTypesCheck typing = KeyTypesCheck.of(wired, scopes, keys, spoilt);
    findings.addAll(typing.findings());
    spoilt.addAll(typing.spoilt());
    types.putAll(typing.types());
    for (int fork = 0; fork < scopes.forks().size(); fork++) {
      ofBranches.add(typing.typesInBranches(fork));
    }

    findings.addAll(ReplacedListsCheck.findings(wired, keys, spoilt));
    findings.addAll(SetKeysCheck.findings(wired, scopes, keys, spoilt));
    if (namesAreRight) {
      findings.addAll(UnusedKeysCheck.findings(wired, keys, spoilt));
    }
    findings.addAll(SharedInputsCheck.findings(wired, scopes, keys, spoilt));
    findings.sort(KeyFinding.ORDER);
  }

  List<Finding> findings() {
    return findings.stream().map(KeyFinding::finding).toList();
  }

  /** Returns the findings that are no warnings. */
  List<KeyFinding> errors() {
    return findings.stream().filter(each -> !each.finding().code().isWarning()).toList();
  }

  /** Returns the flow with all its keys, unless there was an error. */
  Optional<ProvenFlow> proven() {
    if (!errors().isEmpty()) {
      return Optional.empty();
    }
    SortedMap<String, StoredKey> stored = new TreeMap<>();
    types.forEach(
        (key, type) -> {
          Uses uses = keys.uses(key);
          stored.put(key, new StoredKey(type, uses.mayBeUnset(), uses.isAppended()));
        });
    List<Fork> forks = new ArrayList<>();
    for (int i = 0; i < scopes.forks().size(); i++) {
      forks.add(proven(i));
    }
    return Optional.of(new ProvenFlow(wired.flow(), wired.start(), wired.edges(), forks, stored));
  }

  private Fork proven(int index) {
    JoinedFork fork = scopes.forks().get(index);
    List<Branch> branches = new ArrayList<>();
    for (int i = 0; i < fork.branches().size(); i++) {
      branches.add(new Branch(fork.fork().starts().get(i), scopes.writes(index, i)));
    }
    TreeSet<Integer> region = new TreeSet<>();
    fork.region().stream().forEach(region::add);
    SortedMap<String, StoredKey> locals = new TreeMap<>();
    ofBranches.get(index).forEach((key, type) -> locals.put(key, new StoredKey(type, true, false)));
    return new Fork(
        fork.fork().node(),
        fork.fork().action(),
        branches,
        fork.join(),
        fork.exit(),
        region,
        scopes.appended(index),
        locals);
  }
}
