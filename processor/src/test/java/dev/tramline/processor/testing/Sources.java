package dev.tramline.processor.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text into source files: one for each top-level type. */
final class Sources {

  private static final Pattern TYPE =
      Pattern.compile(
          "(?mU)^(?:@[\\w.]+(?:\\([^\\n]*?\\))?\\s+)*(?:[a-z-]+ )*"
              + "(?:class|interface|record|enum|@interface) ([\\w$]+)");
  private static final String IMPORTS =
      " import dev.tramline.annotations.*; import dev.tramline.runtime.*; import java.util.*;";

  private Sources() {}

  /** One source file. */
  record File(String path, String text) {}

  /**
   * Cuts a text at the ends of its top-level types. All of them get the package, the wildcard
   * imports that nearly all tests need, and the import lines of the text.
   *
   * @param packageName "" for the unnamed package
   * @param text the types, each at the left margin
   */
  static List<File> of(String packageName, String text) {
    StringBuilder head =
        new StringBuilder(packageName.isEmpty() ? "" : "package " + packageName + ";")
            .append(IMPORTS);
    List<File> files = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    int depth = 0;
    boolean opened = false;
    for (String line : text.lines().toList()) {
      if (depth == 0 && line.startsWith("import ")) {
        head.append(' ').append(line);
        continue;
      }
      body.append(line).append('\n');
      int braces = braces(line);
      opened |= line.indexOf('{') >= 0 && TYPE.matcher(body).find();
      depth += braces;
      if (opened && depth == 0) {
        files.add(file(packageName, head.toString(), body.toString()));
        body.setLength(0);
        opened = false;
      }
    }
    if (!body.toString().isBlank()) {
      throw new IllegalArgumentException("this type does not end:\n" + body);
    }
    return files;
  }

  /** Opening less closing braces, those in strings and comments at a line's end not counted. */
  private static int braces(String line) {
    String code = line.replaceAll("\"(?:\\\\.|[^\"\\\\])*\"", "").replaceAll("//.*", "");
    return (int)
        (code.chars().filter(c -> c == '{').count() - code.chars().filter(c -> c == '}').count());
  }

  private static File file(String packageName, String head, String body) {
    Matcher type = TYPE.matcher(body);
    if (!type.find()) {
      throw new IllegalArgumentException("no type in:\n" + body);
    }
    String folder = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
    return new File(folder + type.group(1) + ".java", head + "\n" + body);
  }
}
