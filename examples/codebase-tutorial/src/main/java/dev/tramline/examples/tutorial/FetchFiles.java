package dev.tramline.examples.tutorial;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.examples.tutorial.fetch.Selection;
import dev.tramline.examples.tutorial.fetch.Source;
import dev.tramline.runtime.RunContext;
import java.util.List;

/** Reads the files of the project. */
@Node
public class FetchFiles {

  @Exec
  @Key("codebase")
  Codebase fetch(Source source, String projectName, Selection selection, RunContext run) {
    List<SourceFile> files = source.read(selection, run::emit);
    if (files.isEmpty()) {
      throw new TutorialException(
          "No file of %s fits %s.".formatted(source.describe(), selection.describe()));
    }
    run.emit("read %d files".formatted(files.size()));
    return new Codebase(projectName, files);
  }
}
