package dev.tramline.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.errors.Case.Position;
import dev.tramline.processor.errors.Compiled.Report;
import dev.tramline.processor.errors.LibraryCases.LibraryCase;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each mistake is reported once, under its code, where it has to be mended; its mend is accepted.
 */
class DiagnosticPositionsTest {

  private static List<Report> ofMendedPrograms = List.of();

  @TempDir Path folder;

  /** All at once, each in a package of its own: what is sound does not stop the compiler. */
  @BeforeAll
  static void compileMendedPrograms(@TempDir Path folder) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (int i = 0; i < Cases.all().size(); i++) {
      String source =
          Cases.all().get(i).right().replace("package demo;", "package mended" + i + ";");
      sources.put("mended" + i + ".Mended" + i, source);
    }
    ofMendedPrograms =
        Compiled.withProcessor(sources, folder, List.of(), "-Xlint:-auxiliaryclass").reports();
  }

  static List<Case> cases() {
    return Cases.all();
  }

  static List<LibraryCase> libraryCases() {
    return LibraryCases.ALL;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theMistakeAloneIsReportedWhereItHasToBeMended(Case mistake) {
    assertReported(mistake, compile(mistake.wrong(), List.of()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theMendedProgramIsAccepted(Case mistake) {
    String file = "Mended" + Cases.all().indexOf(mistake) + ".java";

    assertThat(ofMendedPrograms).filteredOn(report -> report.file().equals(file)).isEmpty();
  }

  /** What is about no file, such as a fault of the processor, would be no case's. */
  @Test
  void theMendedProgramsAreAccepted() {
    assertThat(ofMendedPrograms).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("libraryCases")
  void aMistakeInAClassFileIsReportedWhereTheCompilerCanPoint(LibraryCase mistake) {
    Map<String, String> library = library(mistake.library().wrong());
    Compiled compiled =
        mistake.forgotten()
            ? Compiled.withoutProcessor(library, folder.resolve("library"))
            : Compiled.withProcessor(library, folder.resolve("library"), List.of());
    assertThat(compiled.reports()).isEmpty();

    assertReported(
        mistake.program(), compile(mistake.program().wrong(), List.of(compiled.folder())));
  }

  @ParameterizedTest
  @MethodSource("libraryCases")
  void theMendedLibraryIsAccepted(LibraryCase mistake) {
    Compiled compiled =
        Compiled.withProcessor(
            library(mistake.library().right()), folder.resolve("library"), List.of());
    assertThat(compiled.reports()).isEmpty();

    assertThat(compile(mistake.program().right(), List.of(compiled.folder())))
        .as(mistake.program().right())
        .isEmpty();
  }

  private static void assertReported(Case mistake, List<Report> reports) {
    assertThat(reports).as(mistake.wrong()).hasSameSizeAs(mistake.positions());
    assertThat(reports)
        .allSatisfy(
            report -> {
              assertThat(report.message()).startsWith("[" + mistake.code() + "] ");
              assertThat(report.error()).isEqualTo(!mistake.code().isWarning());
              assertThat(report.file()).isEqualTo("Program.java");
            });
    assertThat(reports)
        .extracting(report -> new Position(report.line(), report.column()))
        .as(mistake.wrong() + reports)
        .containsExactlyInAnyOrderElementsOf(mistake.positions());
    assertThat(reports.stream().map(Report::message).collect(Collectors.joining("\n")))
        .contains(mistake.fragments());
  }

  private static Map<String, String> library(String source) {
    String header = "\nimport java.util.*;\n";
    int members = source.indexOf(header) + header.length();
    return Map.of(
        "lib.Lib",
        source.substring(0, members).replace("package demo;", "package lib;")
            + "public class Lib {\n"
            + source.substring(members)
            + "}\n");
  }

  /** The types of a case share a file, which is what the lint switched off here is about. */
  private List<Report> compile(String source, List<Path> libraries) {
    return Compiled.withProcessor(
            Map.of("demo.Program", source),
            folder.resolve("program"),
            libraries,
            "-Xlint:-auxiliaryclass")
        .reports();
  }
}
