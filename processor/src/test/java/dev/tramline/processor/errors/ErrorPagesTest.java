package dev.tramline.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.errors.Compiled.Report;
import dev.tramline.processor.model.Code;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the pages under {@code docs/errors} say is what the processor does. */
class ErrorPagesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Code.class)
  void theIndexLinksThePage(Code code) {
    assertThat(ErrorPage.of(code).title()).startsWith(code + ": ");
    assertThat(ErrorPage.index()).contains("| [" + code + "](" + code + ".md) | ");
  }

  @ParameterizedTest
  @EnumSource(Code.class)
  void theProvokingProgramGivesTheMessageOfThePageAndNoOther(Code code) {
    ErrorPage page = ErrorPage.of(code);

    List<Report> reports = compile(page.provoking(), false).reports();

    assertThat(reports).extracting(Report::message).containsExactly(page.message());
    assertThat(page.message()).startsWith("[" + code + "] ");
    assertThat(reports).extracting(Report::error).containsExactly(!code.isWarning());
    assertThat(reports.get(0).line()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(Code.class)
  void theMendedProgramCompilesWithoutAWarning(Code code) {
    ErrorPage page = ErrorPage.of(code);
    List<String> libraries = page.provoking().subList(0, page.provoking().size() - 1);
    List<String> programs = Stream.concat(libraries.stream(), Stream.of(page.mended())).toList();

    assertThat(compile(programs, true).reports()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Code.class)
  void theMendedProgramDiffersFromTheProvokingOneUnlessTheLibraryIsWhatIsMended(Code code) {
    ErrorPage page = ErrorPage.of(code);

    assertThat(page.mended().equals(page.provoking().get(page.provoking().size() - 1)))
        .isEqualTo(page.provoking().size() > 1);
  }

  @Test
  void everyPageIsAboutACode() {
    assertThat(ErrorPage.names())
        .containsExactlyElementsOf(Stream.of(Code.values()).map(code -> code + ".md").toList());
  }

  /** A library comes first; the processor sees it only where it has been mended. */
  private Compiled compile(List<String> programs, boolean libraryToo) {
    Map<String, String> sources = new HashMap<>(ErrorPage.files(programs.get(programs.size() - 1)));
    if (programs.size() == 1) {
      return Compiled.withProcessor(sources, folder, List.of());
    }
    Map<String, String> library = ErrorPage.files(programs.get(0));
    Path jar = folder.resolve("library");
    Compiled first =
        libraryToo
            ? Compiled.withProcessor(library, jar, List.of())
            : Compiled.withoutProcessor(library, jar);
    assertThat(first.reports()).isEmpty();
    return Compiled.withProcessor(sources, folder.resolve("program"), List.of(jar));
  }
}
