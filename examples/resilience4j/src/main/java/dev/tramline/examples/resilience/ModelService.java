package dev.tramline.examples.resilience;

import java.io.IOException;

/** A model behind a network: slow, and not to be asked too often nor by too many at once. */
public interface ModelService {

  /**
   * Asks the model.
   *
   * @param task what to do with the text
   * @param text the text
   * @return the reply
   * @throws IOException if it does not answer; it may the next time
   * @throws InterruptedException if the thread is interrupted
   */
  String ask(Task task, String text) throws IOException, InterruptedException;

  /** What the model can do. */
  enum Task {
    /** Say it in a sentence. */
    CONDENSE,
    /** Say in a word what it is about. */
    CLASSIFY
  }
}
