package dev.tramline.examples.tutorial.model;

import dev.tramline.examples.tutorial.Abstraction;
import dev.tramline.examples.tutorial.Codebase;
import dev.tramline.examples.tutorial.SourceFile;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a model is shown of a project, as text. */
final class Material {

  /** In characters, some four to a token: what models of today take in one prompt. */
  private static final int BUDGET = 300_000;

  private Material() {}

  /** Shows all files with their numbers; those that are too long for all to fit lose their end. */
  static String files(Codebase codebase) {
    List<SourceFile> files = codebase.files();
    Map<SourceFile, Integer> shares = shares(files);
    return IntStream.range(0, files.size())
        .mapToObj(i -> file("File " + i + ": ", files.get(i), shares.get(files.get(i))))
        .collect(Collectors.joining("\n"));
  }

  /** Shows the files of some abstractions. */
  static String files(Codebase codebase, List<Abstraction> abstractions) {
    List<SourceFile> files =
        codebase.files().stream()
            .filter(file -> abstractions.stream().anyMatch(it -> it.files().contains(file.path())))
            .toList();
    Map<SourceFile, Integer> shares = shares(files);
    return files.stream()
        .map(file -> file("File ", file, shares.get(file)))
        .collect(Collectors.joining("\n"));
  }

  /** Lists abstractions with their numbers. */
  static String list(List<Abstraction> abstractions) {
    return IntStream.range(0, abstractions.size())
        .mapToObj(
            i -> {
              Abstraction it = abstractions.get(i);
              return "%d. %s: %s (%s)"
                  .formatted(i, it.name(), it.description(), String.join(", ", it.files()));
            })
        .collect(Collectors.joining("\n"));
  }

  private static String file(String prefix, SourceFile file, int share) {
    String text = file.text();
    String shown = text.length() <= share ? text : text.substring(0, share) + "\n[the rest is cut]";
    return "--- %s%s ---\n%s\n".formatted(prefix, file.path(), shown);
  }

  /** Small files leave what they do not need to the larger ones. */
  private static Map<SourceFile, Integer> shares(List<SourceFile> files) {
    Map<SourceFile, Integer> shares = new HashMap<>();
    int budget = BUDGET;
    int left = files.size();
    List<SourceFile> bySize =
        files.stream().sorted(Comparator.comparingInt(file -> file.text().length())).toList();
    for (SourceFile file : bySize) {
      int share = Math.min(file.text().length(), budget / left);
      shares.put(file, share);
      budget -= share;
      left--;
    }
    return shares;
  }
}
