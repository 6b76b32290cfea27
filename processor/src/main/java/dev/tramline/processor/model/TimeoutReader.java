package dev.tramline.processor.model;

import java.util.Optional;
import java.util.OptionalLong;
import javax.lang.model.element.Element;

/** Reads and checks {@code @Timeout}. */
final class TimeoutReader {

  private final JavaTypes types;
  private final Findings findings;

  TimeoutReader(JavaTypes types, Findings findings) {
    this.types = types;
    this.findings = findings;
  }

  /** Returns the bound in nanoseconds, 0 if there is none; one that makes no sense is reported. */
  long read(Element element) {
    Optional<Mark> mark = Mark.find(element, "Timeout", types.elements());
    return mark.map(this::nanos).orElse(0L);
  }

  private long nanos(Mark mark) {
    String text = mark.string("value");
    OptionalLong nanos = Durations.nanos(text);
    if (nanos.isEmpty()) {
      bad(mark, "timeout \"" + text + "\" is no duration: " + Durations.FORM);
    } else if (nanos.getAsLong() == 0) {
      bad(mark, "timeout \"" + text + "\" leaves no time at all: write a longer one");
    }
    return nanos.orElse(0);
  }

  private void bad(Mark mark, String message) {
    findings.add(Code.TL107, mark.place("value"), message);
  }
}
