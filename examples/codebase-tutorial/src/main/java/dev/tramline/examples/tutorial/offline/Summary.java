package dev.tramline.examples.tutorial.offline;

import dev.tramline.examples.tutorial.Codebase;
import dev.tramline.examples.tutorial.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what a project is, from its README, its package comments and the number of its types. */
final class Summary {

  private Summary() {}

  static String of(JavaCode code, List<Topic> topics) {
    List<String> parts = new ArrayList<>();
    String readme = readme(code.codebase());
    if (!readme.isEmpty()) {
      parts.add(readme);
    }
    long types = code.types().values().stream().filter(type -> !type.isUsageOnly()).count();
    parts.add(
        "This tutorial explains %s of the %s in its Java source, those that the others rest on, each after what it is built from. It was written from the source alone: from its declarations, its documentation comments and from who uses whom."
            .formatted(
                topics.stream().mapToLong(topic -> topic.types().count()).sum(),
                Phrases.count((int) types, "type")));
    String packages = packages(code, topics);
    if (!packages.isEmpty()) {
      parts.add("It has these packages:\n\n" + packages);
    }
    List<SourceFile> others =
        code.codebase().files().stream().filter(file -> !file.suffix().equals("java")).toList();
    if (others.stream().anyMatch(file -> !file.suffix().equals("md"))) {
      parts.add(
          "Without a model only Java is understood; these files were not looked into: %s."
              .formatted(fileCounts(new Codebase(code.codebase().name(), others))));
    }
    return String.join("\n\n", parts);
  }

  /** {@return how many files of which kind there are, such as "12 java, 1 md"} */
  static String fileCounts(Codebase codebase) {
    Map<String, Long> counts =
        codebase.files().stream()
            .collect(
                Collectors.groupingBy(
                    file -> file.suffix().isEmpty() ? "other" : file.suffix(),
                    TreeMap::new,
                    Collectors.counting()));
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", "));
  }

  /** The first paragraph of prose in the README at the root. */
  private static String readme(Codebase codebase) {
    return codebase.files().stream()
        .filter(file -> file.path().equalsIgnoreCase("README.md"))
        .map(SourceFile::text)
        .flatMap(text -> Arrays.stream(text.split("\\R\\s*\\R")))
        .map(paragraph -> paragraph.strip().replaceAll("\\s*\\R\\s*", " "))
        .filter(paragraph -> paragraph.matches("(?s)[\\p{L}*_`].*"))
        .findFirst()
        .orElse("");
  }

  private static String packages(JavaCode code, List<Topic> topics) {
    return code.packages().entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .filter(
            entry ->
                topics.stream()
                    .anyMatch(topic -> topic.main().packageName().equals(entry.getKey())))
        .map(entry -> "- `%s`: %s".formatted(entry.getKey(), entry.getValue().firstSentence()))
        .collect(Collectors.joining("\n"));
  }
}
