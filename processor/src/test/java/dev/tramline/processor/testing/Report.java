package dev.tramline.processor.testing;

import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * What the compiler reported.
 *
 * @param kind how grave it is
 * @param text the message as it was printed
 * @param file the path of the source, "" if it stands nowhere
 * @param line the text of the source line, without the spaces around it, "" if it stands nowhere
 * @param column the text at the report's position to the end of its line
 */
public record Report(Diagnostic.Kind kind, String text, String file, String line, String column) {

  static Report of(Diagnostic<? extends JavaFileObject> diagnostic) {
    String text = diagnostic.getMessage(Locale.ENGLISH);
    JavaFileObject source = diagnostic.getSource();
    if (source == null || diagnostic.getPosition() == Diagnostic.NOPOS) {
      return new Report(diagnostic.getKind(), text, "", "", "");
    }
    String content;
    try {
      content = source.getCharContent(true).toString();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    int position = (int) diagnostic.getPosition();
    int start = content.lastIndexOf('\n', position - 1) + 1;
    int end = content.indexOf('\n', position);
    end = end < 0 ? content.length() : end;
    return new Report(
        diagnostic.getKind(),
        text,
        source.toUri().getPath().substring(1),
        content.substring(start, end).strip(),
        content.substring(position, end));
  }

  /** {@return the code in brackets that the message starts with, or "javac" for other messages} */
  public String code() {
    return text.startsWith("[") && text.indexOf(']') > 0
        ? text.substring(1, text.indexOf(']'))
        : "javac";
  }

  boolean isError() {
    return kind == Diagnostic.Kind.ERROR;
  }

  boolean isWarning() {
    return kind == Diagnostic.Kind.WARNING || kind == Diagnostic.Kind.MANDATORY_WARNING;
  }
}
