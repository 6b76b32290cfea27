package dev.tramline.processor.generate;

import java.util.Locale;
import javax.lang.model.SourceVersion;

/** How the names of users become names of generated code. */
final class Labels {

  private Labels() {}

  /** Makes an identifier of a key, which may be any text. */
  static String identifier(String text) {
    StringBuilder identifier = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isJavaIdentifierPart(c) ? c : '_')
        .forEach(identifier::appendCodePoint);
    if (!Character.isJavaIdentifierStart(identifier.codePointAt(0))) {
      identifier.insert(0, '_');
    }
    return SourceVersion.isKeyword(identifier) || identifier.toString().equals("_")
        ? identifier + "_"
        : identifier.toString();
  }

  /** Makes a constant's name of a node's: {@code directAnswer} is {@code DIRECT_ANSWER}. */
  static String constant(String name) {
    return identifier(name.replaceAll("(\\p{Ll}|\\d)(\\p{Lu})", "$1_$2").toUpperCase(Locale.ROOT));
  }

  /** Makes text harmless inside a comment. */
  static String comment(String text) {
    return text.replace("*/", "* /").replace("\n", " ");
  }
}
