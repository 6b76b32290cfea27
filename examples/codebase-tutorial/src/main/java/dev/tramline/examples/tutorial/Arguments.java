package dev.tramline.examples.tutorial;

import dev.tramline.examples.tutorial.fetch.Selection;
import dev.tramline.examples.tutorial.fetch.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What can be said on the command line. */
@Command(
    name = "codebase-tutorial",
    sortOptions = false,
    description =
        "Reads the source of a project and writes a tutorial about it. Without --dir and --repo it"
            + " is about Tramline itself, if run from the root of its repository.",
    footer = {
      "",
      "A pattern is a glob on a path, as src/main/**, or, without a slash, on a name.",
      "With OPENAI_API_KEY set, an OpenAI-compatible model reads and writes;",
      "OPENAI_BASE_URL and OPENAI_MODEL choose another endpoint and model. Without",
      "it Java is parsed, offline."
    })
final class Arguments {

  /** What is read of a project unless the user says otherwise. */
  static final List<String> SOURCE_FILES =
      List.of(
          "/README.md",
          "*.java",
          "*.kt",
          "*.scala",
          "*.groovy",
          "*.py",
          "*.js",
          "*.jsx",
          "*.ts",
          "*.tsx",
          "*.go",
          "*.rs",
          "*.c",
          "*.h",
          "*.cc",
          "*.cpp",
          "*.hpp",
          "*.cs",
          "*.rb",
          "*.php",
          "*.swift");

  /** What is read of Tramline: what users see, and an example that shows how they use it. */
  static final List<String> OWN_FILES =
      List.of(
          "/README.md",
          "annotations/src/main/java/**",
          "runtime/src/main/java/**",
          "examples/research-agent/src/main/java/**");

  /** What was made by a machine or comes from elsewhere. */
  static final List<String> EXCLUDED =
      List.of("**/target/**", "**/build/**", "**/out/**", "**/node_modules/**", "**/vendor/**");

  /** Where the project is. */
  static final class Where {
    @Option(names = "--dir", description = "A directory with a project.")
    Path dir;

    @Option(names = "--repo", description = "The URL of a Git repository with a project.")
    String repo;
  }

  @ArgGroup private Where where;

  @Option(names = "--name", description = "What the project is called (default: as its directory).")
  private String name;

  @Option(names = "--output", description = "Where to write (default: ${DEFAULT-VALUE}).")
  private Path output = Path.of("target", "tutorial");

  @Option(
      names = "--include",
      split = ",",
      description = "Patterns of files to read (default: source code and README.md).")
  private List<String> includes = List.of();

  @Option(
      names = "--exclude",
      split = ",",
      description = "Patterns of files not to read, beside those that are built or vendored.")
  private List<String> excludes = List.of();

  @Option(
      names = "--max-size",
      description = "Skip larger files, in bytes (default: ${DEFAULT-VALUE}).")
  private long maxSize = 100_000;

  @Option(
      names = "--max-abstractions",
      description = "How many chapters at most (default: ${DEFAULT-VALUE}).")
  private int maxAbstractions = 24;

  @Option(names = "--language", description = "The language to write in; only with a model.")
  private String language;

  @Option(names = "--no-cache", description = "Ask the model even what it was asked before.")
  private boolean noCache;

  @Option(
      names = {"--help", "-h"},
      usageHelp = true,
      description = "Print this.")
  private boolean help;

  Source source() {
    if (where == null) {
      return new Source.Directory(Path.of(""));
    }
    return where.repo == null ? new Source.Directory(where.dir) : new Source.Repository(where.repo);
  }

  String name() {
    if (name != null) {
      return name;
    }
    return where == null ? "Tramline" : source().defaultName();
  }

  Selection selection() {
    List<String> usual = where == null ? OWN_FILES : SOURCE_FILES;
    List<String> unwanted = new ArrayList<>(EXCLUDED);
    unwanted.addAll(excludes);
    return new Selection(includes.isEmpty() ? usual : includes, unwanted, maxSize);
  }

  Path output() {
    return output;
  }

  /** Beside the output, which is replaced as a whole. */
  Path cacheDirectory() {
    Path absolute = output.toAbsolutePath().normalize();
    return absolute.resolveSibling(absolute.getFileName() + "-cache");
  }

  int maxAbstractions() {
    return maxAbstractions;
  }

  /** {@return the language to write in; "" for the usual one} */
  String language() {
    return language == null ? "" : language;
  }

  boolean usesCache() {
    return !noCache;
  }

  /**
   * Checks the values, beyond what their types say.
   *
   * @throws TutorialException if one cannot be
   */
  void check(boolean hasModel) {
    if (where == null && !Files.isDirectory(Path.of("annotations", "src"))) {
      throw new TutorialException(
          "This is not the root of Tramline's repository; name a project by --dir or --repo.");
    }
    if (maxSize < 1) {
      throw new TutorialException("--max-size must be at least 1, not " + maxSize + ".");
    }
    if (maxAbstractions < 1) {
      throw new TutorialException(
          "--max-abstractions must be at least 1, not " + maxAbstractions + ".");
    }
    if (!hasModel && !language().isEmpty()) {
      throw new TutorialException("--language needs a model: set OPENAI_API_KEY.");
    }
    selection(); // which rejects what is no pattern
  }
}
