package dev.tramline.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.tramline.annotations.Node;
import dev.tramline.processor.testing.Compilation;
import dev.tramline.runtime.RunOptions;
import org.junit.jupiter.api.Test;

/** The arrows between the packages. */
class ArchitectureTest {

  private static final String MODEL = "dev.tramline.processor.model..";
  private static final String CHECK = "dev.tramline.processor.check..";
  private static final String GENERATE = "dev.tramline.processor.generate..";
  private static final String JAVAPOET = "com.palantir.javapoet..";

  private static final JavaClasses PROCESSOR = imported(TramlineProcessor.class);
  private static final JavaClasses RUNTIME = imported(RunOptions.class);
  private static final JavaClasses ANNOTATIONS = imported(Node.class);

  /** All classes of the module that a class belongs to, without its tests. */
  private static JavaClasses imported(Class<?> type) {
    String place = Compilation.place(type).toUri().getPath();
    return new ClassFileImporter()
        .withImportOption(location -> location.contains(place))
        .importPackages(type.getPackageName());
  }

  @Test
  void theModelKnowsNeitherChecksNorGenerators() {
    noClasses()
        .that()
        .resideInAPackage(MODEL)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CHECK, GENERATE, JAVAPOET, "dev.tramline.processor")
        .check(PROCESSOR);
  }

  @Test
  void checksSeeNothingOfTheCompilerAndNothingOfGenerators() {
    noClasses()
        .that()
        .resideInAPackage(CHECK)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "javax.lang.model..",
            "javax.annotation.processing..",
            "javax.tools..",
            GENERATE,
            JAVAPOET,
            "dev.tramline.processor")
        .check(PROCESSOR);
  }

  @Test
  void generatorsSeeNothingOfChecks() {
    noClasses()
        .that()
        .resideInAPackage(GENERATE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CHECK, "dev.tramline.processor")
        .check(PROCESSOR);
  }

  @Test
  void onlyWhatPrintsAndWritesUsesTheProcessingEnvironment() {
    noClasses()
        .that()
        .resideInAnyPackage(MODEL, CHECK, GENERATE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.annotation.processing..", "javax.tools..")
        .check(PROCESSOR);
  }

  @Test
  void theProcessorNamesRuntimeAndAnnotationsButDoesNotCallThem() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.tramline.runtime..", "dev.tramline.annotations..")
        .check(PROCESSOR);
  }

  @Test
  void nothingUsesTheInsidesOfACompilerOrOfTheJdk() {
    for (JavaClasses all : new JavaClasses[] {PROCESSOR, RUNTIME, ANNOTATIONS}) {
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.sun..", "sun..", "jdk.internal..", "jdk.tools..", "org.eclipse..")
          .check(all);
    }
  }

  @Test
  void theRuntimeNeedsNothingButTheJdk() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "jdk.jfr", "org.jspecify.annotations", "dev.tramline.runtime..")
        .check(RUNTIME);
  }

  /**
   * A trimmed JDK may lack the flight recorder: one class extends a class of it and is loaded if it
   * is on, another asks whether it is, if it is there.
   */
  @Test
  void onlyTheFlightRecordersEventNeedsTheFlightRecorder() {
    noClasses()
        .that()
        .doNotHaveSimpleName("NodeExecution")
        .and()
        .doNotHaveSimpleName("RunState")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.jfr")
        .check(RUNTIME);
  }

  @Test
  void theAnnotationsNeedNothingButTheJdk() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java.lang..", "org.jspecify.annotations", "dev.tramline.annotations..")
        .check(ANNOTATIONS);
  }

  @Test
  void theRuntimeUsesNoReflection() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.lang.reflect..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.ServiceLoader")
        .orShould()
        .callMethod(Class.class, "forName", String.class)
        .orShould()
        .callMethod(Class.class, "forName", String.class, boolean.class, ClassLoader.class)
        .check(RUNTIME);
  }

  @Test
  void packagesOfTheProcessorHaveNoCycles() {
    SlicesRuleDefinition.slices()
        .matching("dev.tramline.processor.(*)..")
        .should()
        .beFreeOfCycles()
        .check(PROCESSOR);
  }
}
