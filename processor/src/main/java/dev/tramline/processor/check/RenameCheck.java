package dev.tramline.processor.check;

import dev.tramline.processor.model.Action;
import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.FlowModel.Rename;
import dev.tramline.processor.model.KeyRead;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.Names;
import dev.tramline.processor.model.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds renames of keys that a node does not have, or that make two of its keys one (TL307). */
final class RenameCheck {

  private final WiredFlow wired;
  private final List<KeyFinding> findings = new ArrayList<>();
  private final Set<String> spoilt = new HashSet<>();

  private RenameCheck(WiredFlow wired) {
    this.wired = wired;
  }

  static RenameCheck of(WiredFlow wired) {
    RenameCheck check = new RenameCheck(wired);
    for (int node = 0; node < wired.size(); node++) {
      if (!wired.node(node).renames().isEmpty()) {
        check.checkNames(node);
        check.checkCollisions(node);
      }
    }
    return check;
  }

  List<KeyFinding> findings() {
    return findings;
  }

  /** Returns the flow's keys of which nothing certain can be said after these findings. */
  Set<String> spoilt() {
    return spoilt;
  }

  private void checkNames(int index) {
    FlowNode node = wired.node(index);
    Set<String> own = ownKeys(wired.contract(index));
    Set<String> seen = new HashSet<>();
    for (Rename rename : node.renames()) {
      if (!own.contains(rename.key())) {
        // Which key was meant? The one that looks alike; without one it may be any of the node's.
        Optional<String> meant = Names.nearest(rename.key(), own);
        meant.map(Set::of).orElse(own).forEach(key -> spoilt.add(node.keyOf(key)));
        spoilt.add(rename.as());
        add(index, rename.as(), rename.place(), Messages.unknownRename(node, rename, own));
      } else if (!seen.add(rename.key())) {
        spoilt.addAll(List.of(rename.as(), node.keyOf(rename.key())));
        add(index, rename.as(), rename.place(), Messages.renamedTwice(node, rename));
      }
    }
  }

  private void checkCollisions(int index) {
    FlowNode node = wired.node(index);
    Set<String> collided = new HashSet<>();
    for (Action action : wired.contract(index).actions()) {
      Map<String, String> ownByFlowKey = new HashMap<>();
      for (KeyWrite write : action.writes()) {
        String key = node.keyOf(write.key());
        String other = ownByFlowKey.putIfAbsent(key, write.key());
        if (other != null && !other.equals(write.key()) && collided.add(key)) {
          spoilt.add(key);
          add(
              index,
              key,
              renamePlace(node, key),
              Messages.renamedTogether(node, action.name(), other, write.key(), key));
        }
      }
    }
  }

  /** Two keys can only have become one by a rename: the last that names it has to change. */
  private static Place renamePlace(FlowNode node, String as) {
    Place place = node.place();
    for (Rename rename : node.renames()) {
      if (rename.as().equals(as)) {
        place = rename.place();
      }
    }
    return place;
  }

  private static Set<String> ownKeys(Contract contract) {
    Set<String> own = new LinkedHashSet<>();
    contract.reads().stream().map(KeyRead::key).forEach(own::add);
    contract.actions().stream()
        .flatMap(action -> action.writes().stream())
        .map(KeyWrite::key)
        .forEach(own::add);
    contract.cells().stream().map(Contract.Cell::key).forEach(own::add);
    return own;
  }

  private void add(int node, String key, Place place, String message) {
    findings.add(KeyFinding.of(Code.TL307, node, key, place, message));
  }
}
