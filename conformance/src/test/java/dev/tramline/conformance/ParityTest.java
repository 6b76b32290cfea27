package dev.tramline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.conformance.Inventory.CaseTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The inventory, the tests and the page tell of the same cases. */
class ParityTest {

  private static final Path PAGE = Path.of("..", "docs", "parity.md");

  @Test
  void everyCaseHasExactlyOneTestAndEveryTestIsOfACase() {
    assertThat(Inventory.tests())
        .extracting(test -> test.about().id())
        .containsExactlyInAnyOrderElementsOf(Inventory.ids());
  }

  @Test
  void everyCaseIsRunAsATestThatBearsItsIdAndSaysWhatHappens() {
    assertThat(Inventory.tests())
        .allMatch(test -> test.method().isAnnotationPresent(Test.class))
        .allMatch(test -> test.method().getName().startsWith(test.namePrefix()))
        .allMatch(ParityTest::isDescribed);
  }

  private static boolean isDescribed(CaseTest test) {
    return !test.about().there().isBlank()
        && !test.about().here().isBlank()
        && (test.about().there() + test.about().here() + test.about().why()).indexOf('\n') < 0;
  }

  /** {@code -Dparity.update=true} writes the page. */
  @Test
  void thePageIsWhatTheTestsSay() throws IOException {
    if (Boolean.getBoolean("parity.update")) {
      Files.writeString(PAGE, ParityPage.text());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(ParityPage.text());
  }
}
