package dev.tramline.examples.tutorial;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the files: {@code index.md} and one for each chapter, linked with each other. */
@Node
public class CombineTutorial {

  /** Tells our files from those of others, which are not touched. */
  private static final String MARK = "<!-- written by codebase-tutorial -->";

  private static final String INDEX = "index.md";

  @Exec
  @Key("index")
  Path combine(Codebase codebase, Outline outline, List<String> texts, Path output) {
    try {
      return write(codebase, outline, texts, output);
    } catch (IOException e) {
      throw new TutorialException("Cannot write to %s: %s".formatted(output, e), e);
    }
  }

  private static Path write(Codebase codebase, Outline outline, List<String> texts, Path output)
      throws IOException {
    Files.createDirectories(output);
    Path index = output.resolve(INDEX);
    refuseToOverwrite(index);
    for (Chapter chapter : outline.chapters()) {
      refuseToOverwrite(output.resolve(chapter.fileName()));
    }
    removeOld(output);
    for (Chapter chapter : outline.chapters()) {
      String text = texts.get(chapter.number() - 1);
      Files.writeString(output.resolve(chapter.fileName()), page(outline, chapter, text));
    }
    return Files.writeString(index, indexPage(codebase, outline));
  }

  private static void refuseToOverwrite(Path file) throws IOException {
    if (Files.exists(file) && !isOurs(file)) {
      throw new TutorialException(
          file + " was not written by this program; choose another directory by --output.");
    }
  }

  /** Any bytes are text in Latin-1, and the mark is ASCII. */
  private static boolean isOurs(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1).contains(MARK);
  }

  /** An earlier tutorial may have had more chapters, or others. */
  private static void removeOld(Path output) throws IOException {
    try (DirectoryStream<Path> old = Files.newDirectoryStream(output, "[0-9][0-9]_*.md")) {
      for (Path file : old) {
        if (isOurs(file)) {
          Files.delete(file);
        }
      }
    }
  }

  private static String page(Outline outline, Chapter chapter, String text) {
    return """
    # Chapter %d: %s

    %s

    ---

    %s

    %s
    """
        .formatted(
            chapter.number(),
            chapter.name(),
            new ChapterLinks(chapter, outline.chapters()).addTo(text.strip()),
            navigation(outline, chapter),
            MARK);
  }

  private static String navigation(Outline outline, Chapter chapter) {
    String before = outline.before(chapter).map(other -> "← " + link(other) + " | ").orElse("");
    String after = outline.after(chapter).map(other -> " | " + link(other) + " →").orElse("");
    return before + "[Contents](" + INDEX + ")" + after;
  }

  private static String link(Chapter chapter) {
    return "[%s](%s)".formatted(chapter.name(), chapter.fileName());
  }

  private static String indexPage(Codebase codebase, Outline outline) {
    StringBuilder contents = new StringBuilder();
    for (Chapter chapter : outline.chapters()) {
      contents.append(
          "%d. %s: %s%n"
              .formatted(
                  chapter.number(), link(chapter), chapter.abstraction().description().strip()));
    }
    List<String> names = outline.chapters().stream().map(Chapter::name).toList();
    return """
    # Tutorial: %s

    %s

    ## How it fits together

    %s
    ## Chapters

    %s
    %s
    """
        .formatted(
            codebase.name(),
            outline.relationships().summary().strip(),
            Diagram.draw(names, outline.relationships().details()),
            contents.toString().replace("\r\n", "\n"),
            MARK);
  }
}
