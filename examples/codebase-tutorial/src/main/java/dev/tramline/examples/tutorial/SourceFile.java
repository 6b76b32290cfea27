package dev.tramline.examples.tutorial;

/**
 * A file of the project.
 *
 * @param path where it is, from the root of the project, with {@code /}
 * @param text what it holds
 */
public record SourceFile(String path, String text) {

  /** {@return the end of its name, such as {@code java}; "" if it has none} */
  public String suffix() {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(dot + 1) : "";
  }
}
