package dev.tramline.conformance.pocketflow;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;

/** The nodes that PocketFlow's own tests calculate with; the number is key {@code current}. */
final class Arithmetic {

  private Arithmetic() {}

  /** Sets the number. */
  @Node
  static class Number {
    private final int value;

    Number(int value) {
      this.value = value;
    }

    @Exec
    @Key("current")
    int set() {
      return value;
    }
  }

  /** Adds to the number. */
  @Node
  static class Add {
    private final int amount;

    Add(int amount) {
      this.amount = amount;
    }

    @Exec
    @Key("current")
    int add(int current) {
      return current + amount;
    }
  }

  /** Multiplies the number. */
  @Node
  static class Multiply {
    private final int factor;

    Multiply(int factor) {
      this.factor = factor;
    }

    @Exec
    @Key("current")
    int multiply(int current) {
      return current * factor;
    }
  }

  /** Says whether the number is below zero. */
  @Node
  static class Check {
    enum Sign {
      POSITIVE,
      NEGATIVE
    }

    @Post
    Sign check(int current) {
      return current >= 0 ? Sign.POSITIVE : Sign.NEGATIVE;
    }
  }
}
