package dev.tramline.processor.model;

import java.util.HashSet;
import java.util.Set;

/** Names the adapter's methods that take a key's value out of an outcome; no two are the same. */
final class AccessorNames {

  private final Set<String> taken =
      new HashSet<>(
          Set.of("visit", "prep", "exec", "post", "action", "attempts", "items", "fingerprint"));

  /**
   * Names the method for one component.
   *
   * @param owner the record or variant
   * @param component the component, any text
   * @return for example {@code searchQuery} for {@code Search} and {@code query}
   */
  String of(String owner, String component) {
    String base =
        Names.identifier(Names.decapitalized(owner))
            + Names.identifier(Names.capitalized(component));
    String unique = base;
    for (int i = 2; !taken.add(unique); i++) {
      unique = base + i;
    }
    return unique;
  }
}
