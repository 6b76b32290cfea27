package dev.tramline.examples.tutorial;

import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Transition;
import dev.tramline.examples.tutorial.fetch.Selection;
import dev.tramline.examples.tutorial.fetch.Source;
import java.nio.file.Path;

/** Reads a project and writes a tutorial about it. */
@Flow
public interface CodebaseTutorial {

  /**
   * Writes a tutorial.
   *
   * @param source where the project is
   * @param projectName what the tutorial calls it
   * @param selection which of its files count
   * @param maxAbstractions how many chapters at most
   * @param output the directory to write to
   * @return the tutorial's {@code index.md}
   */
  @Key("index")
  Path write(
      Source source, String projectName, Selection selection, int maxAbstractions, Path output);

  /** Gets the files. */
  @Transition(to = "identify")
  FetchFiles fetch();

  /** Finds what deserves a chapter. */
  @Transition(to = "analyze")
  IdentifyAbstractions identify();

  /** Finds out how it all works together. */
  @Transition(to = "order")
  AnalyzeRelationships analyze();

  /** Decides what to read first. */
  @Transition(to = "chapters")
  OrderChapters order();

  /** Writes the chapters, several at a time. */
  @Transition(to = "combine")
  WriteChapters chapters();

  /** Writes the files. */
  CombineTutorial combine();
}
