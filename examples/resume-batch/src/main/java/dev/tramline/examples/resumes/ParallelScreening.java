package dev.tramline.examples.resumes;

import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Transition;
import java.nio.file.Path;

/** Screens a directory of résumés, several at a time. */
@Flow
public interface ParallelScreening {

  /**
   * Screens résumés.
   *
   * @param directory with text files in UTF-8
   * @param requirements what the position asks for
   * @return the piles, the same as if it were done one after the other
   */
  Sort.Piles screen(Path directory, Requirements requirements);

  /** The start. */
  @Transition(to = "evaluate")
  ReadResumes read();

  /** The only difference. */
  @Transition(to = "sort")
  EvaluateInParallel evaluate();

  /** Sorts what comes in the order of the files, whichever was ready first. */
  Sort sort();
}
