package dev.tramline.a2a;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the packages. */
class ArchitectureTest {

  private static final String WORDS = "dev.tramline.a2a";
  private static final String JSON = "dev.tramline.a2a.json..";
  private static final String SERVER = "dev.tramline.a2a.server..";
  private static final String CLIENT = "dev.tramline.a2a.client..";
  private static final String JDBC = "dev.tramline.a2a.jdbc..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.tramline.a2a");

  private static void assertDoesNotUse(String place, String... others) {
    noClasses()
        .that()
        .resideInAPackage(place)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(CLASSES);
  }

  @Test
  void theWordsOfTheProtocolKnowNobody() {
    assertDoesNotUse(
        WORDS, JSON, SERVER, CLIENT, JDBC, "java.net..", "com.sun.net..", "java.sql..");
  }

  @Test
  void theJsonKnowsTheWordsOnly() {
    assertDoesNotUse(JSON, SERVER, CLIENT, JDBC, "java.net..", "com.sun.net..");
  }

  @Test
  void theClientAndTheServerDoNotKnowEachOther() {
    assertDoesNotUse(CLIENT, SERVER, JDBC, "com.sun.net..", "java.sql..");
    assertDoesNotUse(SERVER, CLIENT);
  }

  @Test
  void theServerKnowsNoDatabase() {
    assertDoesNotUse(SERVER, JDBC, "java.sql..", "javax.sql..");
  }

  @Test
  void onlyTheServerItselfKnowsTheServerOfTheJdk() {
    noClasses()
        .that()
        .doNotHaveSimpleName("A2aServer")
        .and()
        .haveSimpleNameNotStartingWith("A2aServer$")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.sun.net..")
        .check(CLASSES);
  }
}
