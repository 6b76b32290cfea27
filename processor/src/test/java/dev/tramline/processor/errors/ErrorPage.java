package dev.tramline.processor.errors;

import dev.tramline.processor.model.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of {@code docs/errors}.
 *
 * @param title its first line, without the mark
 * @param provoking the programs under "Provoking it"; of two the first is a library
 * @param message the text under "The message"
 * @param mended the program under "Mending it"
 */
record ErrorPage(String title, List<String> provoking, String message, String mended) {

  /** Tests run in the folder of their module. */
  static final Path FOLDER = Path.of("..", "docs", "errors");

  private static final Pattern FENCE = Pattern.compile("(?ms)^```(java|text)\n(.*?)^```$");
  private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|record|enum) (\\w+)");

  static ErrorPage of(Code code) {
    String text = read(FOLDER.resolve(code + ".md"));
    return new ErrorPage(
        text.lines().findFirst().orElse("").replaceFirst("^# ", ""),
        fences(section(text, "Provoking it"), "java"),
        only(fences(section(text, "The message"), "text")).strip(),
        only(fences(section(text, "Mending it"), "java")));
  }

  static String index() {
    return read(FOLDER.resolve("README.md"));
  }

  /** The names of all pages, without the index. */
  static List<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("README.md"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Puts each type of a program into a file of its own, as users do and as the compiler wants it.
   *
   * @return the texts by the qualified names of the types
   */
  static Map<String, String> files(String program) {
    int end = program.indexOf("\n\n", Math.max(0, program.lastIndexOf("\nimport "))) + 2;
    String head = program.substring(0, end);
    Map<String, String> files = new LinkedHashMap<>();
    StringBuilder type = new StringBuilder();
    for (String line : program.substring(end).lines().toList()) {
      type.append(line).append('\n');
      boolean last = line.equals("}") || (line.matches("\\w.*}"));
      if (last) {
        Matcher name = TYPE.matcher(type);
        if (!name.find()) {
          throw new IllegalArgumentException("no type in\n" + type);
        }
        files.put("demo." + name.group(1), head + type);
        type.setLength(0);
      }
    }
    if (!type.toString().isBlank()) {
      throw new IllegalArgumentException("left over:\n" + type);
    }
    return files;
  }

  private static String section(String text, String heading) {
    String mark = "\n## " + heading + "\n";
    int start = text.indexOf(mark);
    if (start < 0) {
      throw new IllegalArgumentException("no section \"" + heading + "\"");
    }
    int end = text.indexOf("\n## ", start + mark.length());
    return text.substring(start, end < 0 ? text.length() : end);
  }

  private static List<String> fences(String section, String language) {
    List<String> fences = new ArrayList<>();
    Matcher fence = FENCE.matcher(section);
    while (fence.find()) {
      if (fence.group(1).equals(language)) {
        fences.add(fence.group(2));
      }
    }
    return fences;
  }

  private static String only(List<String> fences) {
    if (fences.size() != 1) {
      throw new IllegalArgumentException("one fence expected, not " + fences.size());
    }
    return fences.get(0);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
