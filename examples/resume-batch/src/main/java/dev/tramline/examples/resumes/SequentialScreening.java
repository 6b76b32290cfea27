package dev.tramline.examples.resumes;

import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Transition;
import java.nio.file.Path;

/** Screens a directory of résumés, one after the other. */
@Flow
public interface SequentialScreening {

  /**
   * Screens résumés.
   *
   * @param directory with text files in UTF-8
   * @param requirements what the position asks for
   * @return the piles
   */
  Sort.Piles screen(Path directory, Requirements requirements);

  /** Reads them. */
  @Transition(to = "evaluate")
  ReadResumes read();

  /** Evaluates each. */
  @Transition(to = "sort")
  Evaluate evaluate();

  /** The end. */
  Sort sort();
}
