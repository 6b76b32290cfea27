package dev.tramline.processor.generate;

import dev.tramline.processor.model.Names;
import java.util.Locale;
import javax.lang.model.SourceVersion;

/** How the names of users become names of generated code. */
final class Labels {

  private Labels() {}

  /**
   * Makes an identifier of a key, which may be any text. A variable named like a class would hide
   * it in calls of its static methods.
   */
  static String identifier(String text) {
    boolean likeClass = text.codePoints().anyMatch(Character::isLowerCase);
    String identifier = Names.identifier(likeClass ? Names.decapitalized(text) : text);
    return SourceVersion.isKeyword(identifier) || identifier.equals("_")
        ? identifier + "_"
        : identifier;
  }

  /** Makes a constant's name of a node's: {@code directAnswer} is {@code DIRECT_ANSWER}. */
  static String constant(String name) {
    return identifier(name.replaceAll("(\\p{Ll}|\\d)(\\p{Lu})", "$1_$2").toUpperCase(Locale.ROOT));
  }

  /** Writes a number as people do, with its thousands apart. */
  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', '_');
  }

  /** Makes text harmless inside a comment. */
  static String comment(String text) {
    return text.replace("*/", "* /")
        .replace("\\u", "\\ u")
        .replace("}", "&#125;")
        .replace("\n", " ");
  }
}
