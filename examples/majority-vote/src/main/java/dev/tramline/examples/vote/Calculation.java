package dev.tramline.examples.vote;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** A term with +, -, *, / and parentheses, calculated with the slips that people make. */
final class Calculation {

  private final String term;
  private final IntSupplier slips;
  private final List<String> steps = new ArrayList<>();
  private int position;

  /**
   * Creates the calculation.
   *
   * @param term what to calculate
   * @param slips asked at each step what to add to its result; 0 for none
   */
  Calculation(String term, IntSupplier slips) {
    this.term = term.replaceAll("[\\s,]", "").replaceAll("[x×]", "*").replace('÷', '/');
    this.slips = slips;
  }

  /** Whether a text is such a term, with an operator at least. */
  static boolean isTerm(String text) {
    Calculation calculation = new Calculation(text, () -> 0);
    try {
      calculation.result();
      return !calculation.steps.isEmpty();
    } catch (NumberFormatException e) {
      return false;
    } catch (ArithmeticException e) {
      return true; // a division by zero is one
    }
  }

  /**
   * Calculates.
   *
   * @throws NumberFormatException if the text is no term
   * @throws ArithmeticException for a division by zero
   */
  BigDecimal result() {
    position = 0;
    steps.clear();
    BigDecimal result = sum();
    if (position < term.length()) {
      throw new NumberFormatException("unexpected: " + term.substring(position));
    }
    return result;
  }

  /** What was calculated, one operation each. */
  List<String> steps() {
    return List.copyOf(steps);
  }

  private BigDecimal sum() {
    BigDecimal value = product();
    while (at('+') || at('-')) {
      char operator = term.charAt(position++);
      value = step(value, operator, product());
    }
    return value;
  }

  private BigDecimal product() {
    BigDecimal value = factor();
    while (at('*') || at('/')) {
      char operator = term.charAt(position++);
      value = step(value, operator, factor());
    }
    return value;
  }

  private BigDecimal factor() {
    if (at('-')) {
      position++;
      return factor().negate();
    }
    if (at('(')) {
      position++;
      BigDecimal value = sum();
      if (!at(')')) {
        throw new NumberFormatException("a parenthesis is not closed");
      }
      position++;
      return value;
    }
    int start = position;
    while (position < term.length() && "0123456789.".indexOf(term.charAt(position)) >= 0) {
      position++;
    }
    return new BigDecimal(term.substring(start, position));
  }

  private boolean at(char expected) {
    return position < term.length() && term.charAt(position) == expected;
  }

  private BigDecimal step(BigDecimal left, char operator, BigDecimal right) {
    BigDecimal exact =
        switch (operator) {
          case '+' -> left.add(right);
          case '-' -> left.subtract(right);
          case '*' -> left.multiply(right);
          default -> left.divide(right, MathContext.DECIMAL32);
        };
    BigDecimal result = exact.add(BigDecimal.valueOf(slips.getAsInt()));
    steps.add(
        "%s %s %s = %s"
            .formatted(
                left.toPlainString(), operator, right.toPlainString(), result.toPlainString()));
    return result;
  }
}
