package dev.tramline.processor.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How names are derived from each other, and which of them look alike. */
public final class Names {

  private Names() {}

  /**
   * Returns the action or variant that a class stands for.
   *
   * @param simpleName for example {@code SearchWeb}
   * @return for example {@code searchWeb}
   */
  public static String decapitalized(String simpleName) {
    int first = simpleName.codePointAt(0);
    return new StringBuilder()
        .appendCodePoint(Character.toLowerCase(first))
        .append(simpleName, Character.charCount(first), simpleName.length())
        .toString();
  }

  /**
   * Returns the action that an enum constant stands for.
   *
   * @param constant for example {@code NEEDS_REVISION}
   * @return for example {@code needsRevision}
   */
  public static String camelJoined(String constant) {
    if (constant.indexOf('_') < 0 && !constant.equals(constant.toUpperCase(Locale.ROOT))) {
      return decapitalized(constant);
    }
    StringBuilder joined = new StringBuilder();
    for (String word : constant.split("_+", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      String lower = word.toLowerCase(Locale.ROOT);
      joined.append(
          joined.length() == 0
              ? lower
              : lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1));
    }
    return joined.length() == 0 ? constant : joined.toString();
  }

  /**
   * Makes an identifier of any text: characters that none can hold become underscores.
   *
   * @param text at least one character
   * @return an identifier, possibly a keyword
   */
  public static String identifier(String text) {
    StringBuilder identifier = new StringBuilder();
    text.codePoints().map(c -> isVisiblePart(c) ? c : '_').forEach(identifier::appendCodePoint);
    if (!Character.isJavaIdentifierStart(identifier.codePointAt(0))) {
      identifier.insert(0, '_');
    }
    return identifier.toString();
  }

  private static boolean isVisiblePart(int c) {
    return Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
  }

  /**
   * Returns the text with its first letter in upper case, to be joined to another name.
   *
   * @param text at least one character
   * @return for example {@code SearchQuery} for {@code searchQuery}
   */
  public static String capitalized(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /**
   * Returns a hint for a misspelt name.
   *
   * @param name what was found
   * @param known what is there
   * @return {@code (did you mean "…"?)} with a space before it, or ""
   */
  public static String didYouMean(String name, Collection<String> known) {
    return nearest(name, known).map(near -> " (did you mean \"" + near + "\"?)").orElse("");
  }

  /**
   * Finds the name that was probably meant: at most three edits away and at most a third of the
   * length.
   *
   * @param name what was found
   * @param known what is there
   * @return the nearest, the first of several
   */
  public static Optional<String> nearest(String name, Collection<String> known) {
    int limit = Math.min(3, Math.max(1, name.length() / 3));
    String best = null;
    int bestDistance = limit + 1;
    for (String candidate : known) {
      int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (!candidate.equals(name) && distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Levenshtein's distance, with a swap of neighbours counted as one edit. */
  private static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int replace = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        edits[i][j] = Math.min(replace, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swap =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swap) {
          edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
        }
      }
    }
    return edits[a.length()][b.length()];
  }

  /**
   * Lists names for a message.
   *
   * @param names the names
   * @return quoted and joined by commas; "none" for no names
   */
  public static String quoted(Collection<String> names) {
    List<String> quoted = new ArrayList<>();
    for (String name : names) {
      quoted.add("\"" + name + "\"");
    }
    return quoted.isEmpty() ? "none" : String.join(", ", quoted);
  }
}
