package dev.tramline.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.model.Code;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of cases is complete and in good order. */
class DiagnosticCatalogueTest {

  private static List<Case> all() {
    return Stream.concat(
            Cases.all().stream(), LibraryCases.ALL.stream().map(each -> each.program()))
        .toList();
  }

  @Test
  void everyCodeHasARejectingCaseAndAnAcceptingTwin() {
    Set<Code> covered = EnumSet.noneOf(Code.class);
    all().forEach(each -> covered.add(each.code()));

    assertThat(covered).containsExactly(Code.values());
  }

  @Test
  void everyCaseSaysWhereAndWhat() {
    assertThat(all())
        .allSatisfy(
            each -> {
              assertThat(each.positions()).isNotEmpty();
              assertThat(each.fragments()).isNotEmpty().allSatisfy(f -> assertThat(f).isNotBlank());
            });
  }

  @Test
  void everyMistakeDiffersFromItsMend() {
    assertThat(Cases.all()).allSatisfy(each -> assertThat(each.wrong()).isNotEqualTo(each.right()));
    assertThat(LibraryCases.ALL)
        .allSatisfy(
            each ->
                assertThat(
                        each.forgotten()
                            || !each.library().wrong().equals(each.library().right())
                            || !each.program().wrong().equals(each.program().right()))
                    .isTrue());
  }

  @Test
  void noTwoCasesBearOneName() {
    assertThat(all()).extracting(Case::toString).doesNotHaveDuplicates();
  }
}
