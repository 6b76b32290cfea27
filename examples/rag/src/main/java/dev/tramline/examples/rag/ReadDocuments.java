package dev.tramline.examples.rag;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.examples.support.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads all Markdown files below a directory, in the order of their paths. */
@Node
public class ReadDocuments {

  @Exec
  @Key("documents")
  List<Document> read(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(directory)) {
      files = all.filter(ReadDocuments::isMarkdown).sorted().toList();
    }
    List<Document> documents = new ArrayList<>();
    for (Path file : files) {
      String name = directory.relativize(file).toString().replace('\\', '/');
      documents.add(new Document(name, TextFiles.read(file)));
    }
    return documents;
  }

  /** A link may lead out of the directory, so none is followed. */
  private static boolean isMarkdown(Path file) {
    return file.toString().endsWith(".md") && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }
}
