package dev.tramline.processor.generate;

import dev.tramline.processor.model.ClassRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Hands out names so that no two are the same. */
final class NameTable {

  /**
   * The simple names of classes whose static methods generated code calls: a field or parameter of
   * such a name would be taken for the class.
   */
  static final Set<String> CALLED =
      Set.of(
          "AppendList",
          "Collections",
          "GraphBuilder",
          "Frame",
          "Items",
          "Objects",
          "Optional",
          "Out",
          "RetryPolicy",
          "Run",
          "RunOptions",
          "Stage",
          "dev",
          "java");

  private final Set<String> taken;

  /**
   * Starts a table.
   *
   * @param reserved names never to hand out
   */
  NameTable(String... reserved) {
    this.taken = new HashSet<>(Set.of(reserved));
  }

  /** Makes sure that some names are never handed out. */
  void reserve(Set<String> names) {
    taken.addAll(names);
  }

  /** The names that would hide a class from an expression: its own and its package's first. */
  static Set<String> obscured(ClassRef type) {
    String root = type.packageName().split("\\.", -1)[0];
    return root.isEmpty()
        ? Set.of(type.simpleNames().get(0))
        : new HashSet<>(List.of(type.simpleNames().get(0), root));
  }

  /**
   * Hands out a name.
   *
   * @param wanted an identifier
   * @return it, or it with the lowest number that makes it unique
   */
  String name(String wanted) {
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + i;
    }
    return name;
  }
}
