package dev.tramline.examples.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long texts of strangers must not keep the checks busy. */
class PatternsTest {

  private static final int LENGTH = 20_000;

  /** A pattern that starts anew at each place looks at each character thousands of times. */
  private static final int LOOKS_PER_CHARACTER = 200;

  /** Counts how often a pattern looks at a character, which a slow machine does not change. */
  private static final class Watched implements CharSequence {

    private final String text;
    private long looks;

    Watched(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      looks++;
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "x.",
        "a@",
        "@a",
        "a@b-",
        "1",
        "1 ",
        "00 ",
        "+1",
        "+1 ",
        "(",
        "ignore ",
        "show ",
        "<",
        "you are "
      })
  void lookAtEachCharacterOfALongTextAFewTimes(String part) {
    List<Pattern> patterns = new ArrayList<>(CheckInjection.ATTEMPTS);
    patterns.addAll(List.of(CheckPrivacy.EMAIL, CheckPrivacy.TELEPHONE, CheckPrivacy.CARD));
    for (String start : List.of("", "a@", "+1", "00 1")) {
      for (Pattern pattern : patterns) {
        Watched text = new Watched(start + part.repeat(LENGTH / part.length()));
        boolean found = pattern.matcher(text).find();
        assertThat(text.looks)
            .as("%s in %s%s..., found: %s", pattern, start, part, found)
            .isLessThan((long) LOOKS_PER_CHARACTER * LENGTH);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@b", "a@b.c"})
  void findAddressesOfAnyLength(String address) {
    String dots = ".c".repeat(LENGTH); // a group that is repeated as often would overflow the stack
    assertThat(new CheckPrivacy().judge("x".repeat(LENGTH) + address + dots))
        .isInstanceOf(Verdict.Violated.class);
  }
}
