package dev.tramline.processor;

import java.io.IOException;
import javax.lang.model.element.Element;

/** Turns an unexpected exception into one readable error, so that the rest goes on. */
final class Guard {

  private final FindingPrinter printer;

  Guard(FindingPrinter printer) {
    this.printer = printer;
  }

  /** Something that may fail for reasons of its own or of ours. */
  interface Step {
    void run() throws IOException;
  }

  /**
   * Takes a step.
   *
   * @param what what the error says was processed
   * @param element where the error stands
   * @param step the step
   * @return false if there was an error
   */
  boolean run(String what, Element element, Step step) {
    try {
      step.run();
      return true;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      printer.printBug(what, element, e);
      return false;
    }
  }
}
