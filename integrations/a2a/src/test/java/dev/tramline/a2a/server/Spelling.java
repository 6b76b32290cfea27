package dev.tramline.a2a.server;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.RunContext;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** A flow of two nodes: one emits a word letter by letter, the other makes it large. */
@Flow
public interface Spelling {

  /** What comes out. */
  record Result(String large) {}

  /** The entry. */
  Result spell(String word);

  /** The start. */
  @Transition(to = "enlarge")
  Spell spell();

  /** The end. */
  Enlarge enlarge();

  /** Emits letters. */
  @Node
  class Spell {
    @Exec
    @Key("letters")
    int spell(String word, RunContext context) {
      word.chars().forEach(letter -> context.emit(Character.toString(letter)));
      return word.length();
    }
  }

  /** Waits until it may go on, and enlarges. */
  @Node
  class Enlarge {
    private final CountDownLatch begun;
    private final CountDownLatch may;

    Enlarge(CountDownLatch begun, CountDownLatch may) {
      this.begun = begun;
      this.may = may;
    }

    /** One that never waits. */
    Enlarge() {
      this(new CountDownLatch(0), new CountDownLatch(0));
    }

    @Exec
    @Key("large")
    String enlarge(String word, int letters) throws InterruptedException {
      begun.countDown();
      may.await();
      return word.substring(0, letters).toUpperCase(Locale.ROOT);
    }
  }
}
