package dev.tramline.examples.resumes;

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

/** Reads all text files of a directory, by name. */
@Node
public class ReadResumes {

  @Exec
  @Key("resumes")
  List<ResumeFile> read(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(directory)) {
      files = entries.filter(ReadResumes::isText).sorted().toList();
    }
    List<ResumeFile> resumes = new ArrayList<>();
    for (Path file : files) {
      resumes.add(new ResumeFile(file.getFileName().toString(), TextFiles.read(file)));
    }
    return resumes;
  }

  /** A link may lead out of the directory, so none is followed. */
  private static boolean isText(Path file) {
    return file.toString().endsWith(".txt") && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }
}
