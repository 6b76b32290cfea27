package dev.tramline.benchmarks.report;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of this process's class path belongs to which direct dependency of this module, read from
 * the tree that Maven writes.
 */
public final class Dependencies {

  private static final Pattern LINE =
      Pattern.compile(
          "((?:[| ] {2})*)[+\\\\]- (\\(?)([^:]+:([^:]+):jar(?::([^:]+))?):([^:]+):[a-z]+.*");

  private final Map<String, String> direct = new HashMap<>();
  private final Map<String, Set<String>> needs = new HashMap<>();
  private final Map<String, String> files = new HashMap<>();

  private Dependencies() {}

  /**
   * Reads the file that the system property {@code dependencies} names.
   *
   * @return the tree
   * @throws IOException if it cannot be read
   */
  public static Dependencies read() throws IOException {
    Dependencies dependencies = new Dependencies();
    Deque<String> path = new ArrayDeque<>();
    for (String line : Files.readAllLines(Path.of(System.getProperty("dependencies")))) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        while (path.size() > matcher.group(1).length() / 3) {
          path.pop();
        }
        String artifact = matcher.group(3); // with its group: two have the same id
        if (path.isEmpty()) {
          dependencies.direct.put(matcher.group(4), artifact);
        } else {
          dependencies
              .needs
              .computeIfAbsent(path.peek(), key -> new LinkedHashSet<>())
              .add(artifact);
        }
        if (matcher.group(2).isEmpty()) { // one in parentheses is left out, for another version
          String classifier = matcher.group(5) == null ? "" : "-" + matcher.group(5);
          dependencies.files.put(
              artifact, matcher.group(4) + "-" + matcher.group(6) + classifier + ".jar");
        }
        path.push(artifact);
      }
    }
    return dependencies;
  }

  /**
   * {@return the jars of some direct dependencies and of all that they need}
   *
   * @param artifacts their ids, without groups
   */
  public List<Path> of(String... artifacts) {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>();
    for (String artifact : artifacts) {
      open.add(Objects.requireNonNull(direct.get(artifact), artifact));
    }
    while (!open.isEmpty()) {
      String artifact = open.pop();
      if (found.add(artifact)) {
        open.addAll(needs.getOrDefault(artifact, Set.of()));
      }
    }
    return found.stream().map(this::file).toList();
  }

  private Path file(String artifact) {
    String name = files.get(artifact);
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> path.getFileName().toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("not on the class path: " + artifact));
  }
}
