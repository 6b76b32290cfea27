package dev.tramline.conformance;

import dev.tramline.conformance.Inventory.CaseTest;
import dev.tramline.conformance.Inventory.Group;
import java.util.Map;

/** Writes {@code docs/parity.md} from what the tests say of their cases. */
final class ParityPage {

  private static final String SOURCES = "../conformance/src/test/java/";

  private static final String HEAD =
      """
      # Parity

      What PocketFlow and BrainyFlow (now Caskada) do, what Tramline does in its place, and the test
      that shows it. Where the cell "why it differs" is empty, nothing does. The module `conformance`
      writes this page: `mvn test -pl conformance -am -Dparity.update=true`.
      """;

  private ParityPage() {}

  /** {@return the page, lines ended by {@code \n}} */
  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    Map<String, CaseTest> tests = Inventory.testsById();
    for (Group group : Group.values()) {
      page.append("\n## ").append(group.title()).append("\n\n");
      page.append("| case | there | here | why it differs | test |\n|---|---|---|---|---|\n");
      group.ids().stream().filter(tests::containsKey).map(tests::get).forEach(t -> row(page, t));
    }
    return page.toString();
  }

  private static void row(StringBuilder page, CaseTest test) {
    Class<?> type = test.method().getDeclaringClass();
    page.append("| ").append(test.about().id());
    page.append(" | ").append(cell(test.about().there()));
    page.append(" | ").append(cell(test.about().here()));
    page.append(" | ").append(cell(test.about().why()));
    page.append(" | [").append(type.getSimpleName()).append('.').append(test.method().getName());
    page.append("](").append(SOURCES).append(type.getName().replace('.', '/')).append(".java) |\n");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
