package dev.tramline.examples.guardrails;

import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Looks for personal data: e-mail addresses, telephone numbers and numbers of payment cards. */
@Node
public class CheckPrivacy {

  // Texts come from strangers and may be long: no pattern may look at a part of them again and
  // again.

  /** The middle of an address, which is enough to see that there is one. */
  static final Pattern EMAIL = Pattern.compile("[\\w.+-]@[\\w-]+\\.[\\w-]");

  static final Pattern TELEPHONE =
      Pattern.compile("(?<![\\w+])(\\+|00)\\d{1,3}[ ()/-]*\\d([ ()/-]*\\d){5,11}(?!\\d)");
  static final Pattern CARD = Pattern.compile("(?<!\\d)\\d([ -]?\\d){12,18}(?!\\d)");

  @Post
  Verdict judge(String text) {
    List<String> found = new ArrayList<>();
    if (EMAIL.matcher(text).find()) {
      found.add("an e-mail address");
    }
    if (TELEPHONE.matcher(text).find()) {
      found.add("a telephone number");
    }
    if (CARD.matcher(text).results().anyMatch(number -> isCard(number.group()))) {
      found.add("the number of a payment card");
    }
    return found.isEmpty()
        ? new Verdict.Passed()
        : new Verdict.Violated(new Violation("privacy", "it has " + String.join(" and ", found)));
  }

  /** Whether the check digit is right, by Luhn; it tells cards from other long numbers. */
  private static boolean isCard(String number) {
    String digits = number.replaceAll("\\D", "");
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
      sum += i % 2 == 0 ? digit : doubled;
    }
    return sum % 10 == 0;
  }
}
