package dev.tramline.examples.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class RuleBasedCriticTest {

  private static String judge(String text, Rules rules) {
    return new RuleBasedCritic().reply("", "Rules:\n" + rules.toPrompt() + "Text: " + text);
  }

  @Test
  void remarksOnEveryRuleThatIsBroken() {
    Rules rules = new Rules(3, List.of("tram", "C++"), List.of("bus"), 50);
    assertThat(judge("Trams, unlike any bus, necessitate infrastructural prerequisites.", rules))
        .isEqualTo(
            """
            VERDICT: revise
            - It has 7 words, allowed are at most 3.
            - It has to mention "tram".
            - It has to mention "C++".
            - It has to avoid "bus".
            - It is too hard to read: the reading ease is -42, wanted are 50 or more.\
            """);
  }

  @Test
  void acceptsATextThatKeepsAllRules() {
    Rules rules = new Rules(6, List.of("Tram", "c++"), List.of(), 50);
    assertThat(judge("The tram was made in C++.", rules)).isEqualTo("VERDICT: accepted");
  }

  @Test
  void findsEasyTextsEasierThanHardOnes() {
    double easy = Prose.readingEase("The cat sat on the mat. It was fat.");
    double hard = Prose.readingEase("Constitutional considerations necessitate deliberation.");
    assertThat(easy).isGreaterThan(100);
    assertThat(hard).isNegative();
  }

  @Test
  void readsRulesOnlyWhereThereAreSome() {
    Rules rules = new Rules(3, List.of("a", "b c"), List.of(), 7);
    assertThat(Rules.parse("Rules:\n" + rules.toPrompt())).isEqualTo(rules);
    assertThatIllegalArgumentException().isThrownBy(() -> Rules.parse("Be brief."));
  }
}
