package dev.tramline.examples.tutorial;

import dev.tramline.examples.tutorial.fetch.Selection;
import dev.tramline.examples.tutorial.fetch.Source;
import java.nio.file.Path;
import java.util.List;

/** Projects to read. */
public final class Samples {

  /** A small project with all that can come along: tests, a script, a file that is no Java. */
  public static final Path BAKERY = Path.of("src", "test", "resources", "bakery");

  private Samples() {}

  /** {@return the small project} */
  public static Codebase bakery() {
    Selection all = new Selection(List.of("*"), List.of(), 100_000);
    return new Codebase("Bakery", new Source.Directory(BAKERY).read(all, remark -> {}));
  }

  /** {@return a project of one file} */
  public static Codebase of(String path, String text) {
    return new Codebase("One", List.of(new SourceFile(path, text)));
  }
}
