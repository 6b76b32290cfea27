package dev.tramline.processor.generate;

import java.util.HashSet;
import java.util.Set;

/** Hands out names so that no two are the same. */
final class NameTable {

  private final Set<String> taken;

  /**
   * Starts a table.
   *
   * @param reserved names never to hand out
   */
  NameTable(String... reserved) {
    this.taken = new HashSet<>(Set.of(reserved));
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
