package dev.tramline.processor;

import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.Finding;
import dev.tramline.processor.model.Place;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** The one place that prints findings. */
final class FindingPrinter {

  private final Messager messager;
  private final Options options;
  private final Set<Finding> printed = new HashSet<>();

  FindingPrinter(Messager messager, Options options) {
    this.messager = messager;
    this.options = options;
  }

  /** Prints a finding, unless it is a warning that is off or suppressed where it stands. */
  void print(Finding finding) {
    Place place = finding.place();
    if (finding.code().isWarning()
        && (options.warnings() == Options.Warnings.OFF || isSuppressed(finding.code(), place))) {
      return;
    }
    if (!printed.add(finding)) {
      return;
    }
    String message = "[" + finding.code() + "] " + finding.message();
    if (place == null) {
      messager.printMessage(kind(finding.code()), message);
    } else {
      messager.printMessage(
          kind(finding.code()), message, place.element(), place.annotation(), place.value());
    }
  }

  private Diagnostic.Kind kind(Code code) {
    return code.isWarning() && options.warnings() == Options.Warnings.WARN
        ? Diagnostic.Kind.WARNING
        : Diagnostic.Kind.ERROR;
  }

  private static boolean isSuppressed(Code code, @Nullable Place place) {
    if (place == null) {
      return false;
    }
    for (Element e = place.element(); e != null; e = e.getEnclosingElement()) {
      SuppressWarnings suppressed = e.getAnnotation(SuppressWarnings.class);
      if (suppressed != null && Set.of(suppressed.value()).contains(code.name())) {
        return true;
      }
    }
    return false;
  }

  /** Reports a fault of the processor itself: never a stack trace, always something to send us. */
  void printBug(String what, Element element, Throwable bug) {
    StackTraceElement where =
        bug.getStackTrace().length > 0
            ? bug.getStackTrace()[0]
            : new StackTraceElement("?", "?", "?", 0);
    messager.printMessage(
        Diagnostic.Kind.ERROR,
        "[Tramline bug] processing "
            + what
            + " failed with "
            + bug
            + " at "
            + where
            + ". Your code is not at fault: please report this message, with the source of "
            + what
            + " and the version of the compiler ("
            + System.getProperty("java.vendor")
            + " "
            + System.getProperty("java.version")
            + "), to the project's issue tracker",
        element);
  }

  /** Reports a type that never came to exist, where the compiler has not done so. */
  void printUnresolved(Element element, String type) {
    messager.printMessage(
        Diagnostic.Kind.ERROR,
        "cannot read "
            + element
            + ": type "
            + type
            + " does not exist; if another processor was to generate it, see what it reports",
        element);
  }
}
