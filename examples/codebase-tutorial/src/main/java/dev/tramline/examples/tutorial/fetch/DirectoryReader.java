package dev.tramline.examples.tutorial.fetch;

import dev.tramline.examples.tutorial.SourceFile;
import dev.tramline.examples.tutorial.TutorialException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the files of a directory, without hidden ones. Symbolic links are not followed, so that a
 * repository cannot have files from outside read.
 */
final class DirectoryReader extends SimpleFileVisitor<Path> {

  private final Path root;
  private final Selection selection;
  private final Consumer<String> remarks;
  private final List<SourceFile> files = new ArrayList<>();

  DirectoryReader(Path root, Selection selection, Consumer<String> remarks) {
    this.root = root;
    this.selection = selection;
    this.remarks = remarks;
  }

  List<SourceFile> read() {
    if (!Files.isDirectory(root)) {
      throw new TutorialException(
          Files.exists(root) ? root + " is no directory." : "There is no directory " + root + ".");
    }
    try {
      Files.walkFileTree(root, this);
    } catch (IOException e) {
      throw new TutorialException("Cannot read " + root + ": " + e, e);
    }
    files.sort(Comparator.comparing(SourceFile::path));
    return files;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    boolean skip = !directory.equals(root) && (isHidden(directory) || isExcluded(directory));
    return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  private boolean isExcluded(Path path) {
    return selection.excludes(root.relativize(path));
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    Path relative = root.relativize(file);
    if (!attributes.isRegularFile() || isHidden(file) || !selection.accepts(relative)) {
      return FileVisitResult.CONTINUE;
    }
    String path = relative.toString().replace('\\', '/');
    if (attributes.size() > selection.maxSize()) {
      remarks.accept(
          "skipped %s: %d bytes are more than %d"
              .formatted(path, attributes.size(), selection.maxSize()));
      return FileVisitResult.CONTINUE;
    }
    try {
      files.add(new SourceFile(path, Files.readString(file, StandardCharsets.UTF_8)));
    } catch (CharacterCodingException e) {
      remarks.accept("skipped %s: it is not UTF-8".formatted(path));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    remarks.accept("skipped %s: %s".formatted(root.relativize(file), e));
    return FileVisitResult.CONTINUE;
  }
}
