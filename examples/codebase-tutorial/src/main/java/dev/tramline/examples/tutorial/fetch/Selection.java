package dev.tramline.examples.tutorial.fetch;

import dev.tramline.examples.tutorial.TutorialException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Which files of a project count. A pattern is a glob on the path from the project's root, such as
 * {@code src/main/**}, in which a leading <code>**&#47;</code> also stands for no directory at all.
 * A pattern without {@code /} is a glob on the name; one that begins with it is about the root.
 *
 * @param includes a file must fit one of these
 * @param excludes and none of these; a directory that fits is not even entered
 * @param maxSize how large a file may be, in bytes
 */
public record Selection(List<String> includes, List<String> excludes, long maxSize) {

  private static final String ANYWHERE = "**/";
  private static final String INSIDE = "/**";

  /**
   * Copies the lists.
   *
   * @throws TutorialException if a pattern is no glob
   */
  public Selection {
    includes = List.copyOf(includes);
    excludes = List.copyOf(excludes);
    // said now, not at the first file
    fits(includes, Path.of("x"));
    fits(excludes, Path.of("x"));
  }

  /**
   * Decides about a file.
   *
   * @param path from the project's root
   * @return whether its path is wanted
   */
  public boolean accepts(Path path) {
    return fits(includes, path) && !excludes(path);
  }

  /**
   * Decides about a file or directory.
   *
   * @param path from the project's root
   * @return whether it, and with it all that is inside, is unwanted
   */
  public boolean excludes(Path path) {
    return fits(excludes, path);
  }

  /** {@return the patterns, for the user} */
  public String describe() {
    String chosen = String.join(", ", includes);
    return excludes.isEmpty() ? chosen : chosen + " without " + String.join(", ", excludes);
  }

  private static boolean fits(List<String> patterns, Path path) {
    return patterns.stream().anyMatch(pattern -> fits(pattern, path));
  }

  private static boolean fits(String pattern, Path path) {
    if (pattern.startsWith("/")) {
      return fitsWhole(pattern.substring(1), path);
    }
    if (pattern.indexOf('/') < 0) {
      return glob(pattern, path.getFileName());
    }
    return fitsWhole(pattern, path)
        || pattern.endsWith(INSIDE)
            && fitsWhole(pattern.substring(0, pattern.length() - INSIDE.length()), path);
  }

  private static boolean fitsWhole(String pattern, Path path) {
    return glob(pattern, path)
        || pattern.startsWith(ANYWHERE) && glob(pattern.substring(ANYWHERE.length()), path);
  }

  private static boolean glob(String pattern, Path path) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(path);
    } catch (PatternSyntaxException e) {
      throw new TutorialException(
          "\"%s\" is no pattern for files: %s".formatted(pattern, e.getDescription()), e);
    }
  }
}
