package dev.tramline.processor.errors;

import dev.tramline.processor.model.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mistake and, in the same breath, its mend. In the source, {@code «wrong|right»} is where the
 * two differ, and each comment of exclamation marks stands just before a place where the compiler
 * has to point, once for each mark.
 *
 * @param name what is wrong
 * @param code the code it is reported under, once for each marker
 * @param fragments what each message says, among other things
 * @param template the source of both
 */
record Case(String name, Code code, List<String> fragments, String template) {

  private static final Pattern MARKER = Pattern.compile("/\\*(!+)\\*/");
  private static final Pattern CHOICE = Pattern.compile("«([^|»]*)\\|([^»]*)»");
  private static final String IMPORTS =
      "package demo;\n"
          + "import dev.tramline.annotations.*;\n"
          + "import dev.tramline.runtime.*;\n"
          + "import java.util.*;\n";

  /** A line and column, both from 1. */
  record Position(long line, long column) {}

  /** A case whose message holds the fragments; "..." in the text separates them. */
  static Case of(Code code, String name, String text, String template) {
    return new Case(name, code, List.of(text.split(Pattern.quote("..."))), template);
  }

  String wrong() {
    return IMPORTS + CHOICE.matcher(template).replaceAll("$1");
  }

  String right() {
    return IMPORTS + CHOICE.matcher(template).replaceAll("$2");
  }

  List<Position> positions() {
    List<Position> positions = new ArrayList<>();
    String source = wrong();
    Matcher marker = MARKER.matcher(source);
    while (marker.find()) {
      String before = source.substring(0, marker.end());
      Position position =
          new Position(before.lines().count(), before.length() - before.lastIndexOf('\n'));
      positions.addAll(Collections.nCopies(marker.group(1).length(), position));
    }
    return positions;
  }

  @Override
  public String toString() {
    return code + " " + name;
  }
}
