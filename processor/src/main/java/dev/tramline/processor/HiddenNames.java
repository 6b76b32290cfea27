package dev.tramline.processor;

import dev.tramline.processor.model.ClassRef;
import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.Finding;
import dev.tramline.processor.model.FlowModel.Each;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.FlowShape;
import dev.tramline.processor.model.MirrorTypeRef;
import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.StoredKey;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds TL112 in a flow: the generated class inherits the types nested in the interface, and one of
 * them hides a class of the package that the generated class must name. Classes of other packages
 * are written in full where that happens; those of the same package JavaPoet always writes short.
 */
final class HiddenNames {

  /** What generated classes annotate themselves with, which is never written in full either. */
  private static final String ANNOTATION = "GeneratedContract";

  private HiddenNames() {}

  static Optional<Finding> find(FlowShape shape, ProvenFlow proven) {
    SortedSet<String> used = used(shape.type().packageName(), proven);
    used.add(ANNOTATION);
    for (String nested : shape.memberTypes()) {
      if (used.contains(nested)) {
        return Optional.of(
            new Finding(
                Code.TL112,
                proven.flow().place(),
                "type "
                    + nested
                    + " nested in flow "
                    + shape.type().simpleName()
                    + " hides the class "
                    + nested
                    + " that the generated class has to name: rename one of them"));
      }
    }
    return Optional.empty();
  }

  /** The top-level classes of a package that the class generated for a flow mentions. */
  private static SortedSet<String> used(String packageName, ProvenFlow proven) {
    SortedSet<String> used = new TreeSet<>();
    for (FlowNode node : proven.flow().nodes()) {
      Contract contract = node.contract().orElseThrow();
      add(used, packageName, contract.type());
      add(used, packageName, contract.adapter());
      contract.result().ifPresent(type -> ((MirrorTypeRef) type).addTopLevel(packageName, used));
      contract
          .cells()
          .forEach(cell -> ((MirrorTypeRef) cell.type()).addTopLevel(packageName, used));
      node.each().ifPresent(each -> addEach(used, packageName, each));
    }
    for (StoredKey key : proven.keys().values()) {
      ((MirrorTypeRef) key.type()).addTopLevel(packageName, used);
    }
    return used;
  }

  /** What is collected of the elements is held in variables of its type. */
  private static void addEach(SortedSet<String> used, String packageName, Each each) {
    ((MirrorTypeRef) each.type()).addTopLevel(packageName, used);
    each.element()
        .cells()
        .forEach(cell -> ((MirrorTypeRef) cell.type()).addTopLevel(packageName, used));
    each.element().actions().get(0).writes().stream()
        .forEach(write -> ((MirrorTypeRef) write.type()).addTopLevel(packageName, used));
  }

  private static void add(SortedSet<String> used, String packageName, ClassRef type) {
    if (type.packageName().equals(packageName)) {
      used.add(type.simpleNames().get(0));
    }
  }
}
