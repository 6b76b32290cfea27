package dev.tramline.processor.model;

/** What a key, an action or a variant may be called. */
final class KeyNames {

  private KeyNames() {}

  /** Rejects names that cannot be seen. */
  static void check(String name, Place place, Findings findings) {
    if (name.isBlank() || name.codePoints().anyMatch(Character::isISOControl)) {
      findings.add(
          Code.TL107,
          place,
          "a name must have at least one visible character, not \"" + name + "\"");
    }
  }
}
