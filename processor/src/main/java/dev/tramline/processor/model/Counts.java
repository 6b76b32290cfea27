package dev.tramline.processor.model;

/**
 * Reads the elements of annotations that count something, of which there has to be one at least.
 */
final class Counts {

  private Counts() {}

  /**
   * Reads a count, and reports one below 1 as TL107.
   *
   * @param mark the annotation
   * @param element its element
   * @param why why there has to be one, for the message
   * @return the value, also if it was reported
   */
  static int read(Mark mark, String element, String why, Findings findings) {
    int count = mark.integer(element);
    if (count < 1) {
      findings.add(
          Code.TL107,
          mark.place(element),
          element + " " + count + ": " + why + ", write 1 or more");
    }
    return count;
  }
}
