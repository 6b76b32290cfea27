package dev.tramline.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/** Reads and checks {@code @Retry}. */
final class RetryReader {

  private final JavaTypes types;
  private final Findings findings;

  RetryReader(JavaTypes types, Findings findings) {
    this.types = types;
    this.findings = findings;
  }

  /** Reads the annotation of a method; values that make no sense are reported. */
  Optional<Retry> read(Element method) {
    return Mark.find(method, "Retry", types.elements()).map(this::read);
  }

  private Retry read(Mark mark) {
    int attempts = mark.integer("attempts");
    if (attempts < 1) {
      bad(mark, "attempts", attempts + " attempts: exec is tried at least once, write 1 or more");
    }
    double backoff = mark.decimal("backoff");
    if (!(backoff >= 1.0) || Double.isInfinite(backoff)) {
      bad(mark, "backoff", "backoff " + backoff + ": waits cannot shrink, write 1.0 or more");
    }
    double jitter = mark.decimal("jitter");
    if (!(jitter >= 0.0 && jitter <= 1.0)) {
      bad(mark, "jitter", "jitter " + jitter + ": it is a fraction of the wait, write 0.0 to 1.0");
    }
    long delay = duration(mark, "delay");
    long maxDelay = duration(mark, "maxDelay");
    if (delay > maxDelay) {
      bad(
          mark,
          mark.isExplicit("delay") ? "delay" : "maxDelay",
          "delay \""
              + mark.string("delay")
              + "\" is longer than maxDelay \""
              + mark.string("maxDelay")
              + "\": raise maxDelay");
    }
    return new Retry(
        attempts,
        delay,
        backoff,
        maxDelay,
        jitter,
        exceptions(mark, "on"),
        exceptions(mark, "abortOn"));
  }

  private long duration(Mark mark, String member) {
    String text = mark.string(member);
    OptionalLong nanos = Durations.nanos(text);
    if (nanos.isEmpty()) {
      bad(mark, member, member + " \"" + text + "\" is no duration: " + Durations.FORM);
    }
    return nanos.orElse(0);
  }

  private List<TypeRef> exceptions(Mark mark, String member) {
    List<TypeRef> exceptions = new ArrayList<>();
    List<TypeMirror> named = mark.types(member);
    for (int i = 0; i < named.size(); i++) {
      MirrorTypeRef type = types.ref(named.get(i));
      exceptions.add(type);
      Place place = mark.place(member, i);
      if (!types.isSubtype(type.mirror(), "java.lang.Throwable")) {
        findings.add(
            Code.TL107,
            place,
            member + " names " + type.text() + ", which is no Throwable: name exception types");
      } else if (types.isSubtype(type.mirror(), "java.lang.Error")
          || types.isSubtype(type.mirror(), "java.lang.InterruptedException")) {
        findings.add(
            Code.TL107,
            place,
            member
                + " names "
                + type.text()
                + ", which is never retried: errors and interruption end the run, take it out");
      }
    }
    return exceptions;
  }

  private void bad(Mark mark, String member, String message) {
    findings.add(Code.TL107, mark.place(member), message);
  }
}
