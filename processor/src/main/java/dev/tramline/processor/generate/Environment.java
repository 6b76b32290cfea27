package dev.tramline.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;

/**
 * What generated code may refer to in the compilation it is for.
 *
 * @param hasGenerated whether {@code javax.annotation.processing.Generated} is visible
 * @param hasJSpecify whether JSpecify's annotations are visible
 */
public record Environment(boolean hasGenerated, boolean hasJSpecify) {

  private static final String PROCESSOR = "dev.tramline.processor.TramlineProcessor";
  private static final ClassName GENERATED =
      ClassName.get("javax.annotation.processing", "Generated");

  /** What user types can provoke in code that handles them all alike. */
  private static final String[] SUPPRESSED = {
    "cast", "deprecation", "exports", "overloads", "rawtypes", "removal", "unchecked"
  };

  /** Marks a top-level class as ours. */
  void mark(TypeSpec.Builder type) {
    if (hasGenerated) {
      type.addAnnotation(
          AnnotationSpec.builder(GENERATED).addMember("value", "$S", PROCESSOR).build());
    }
    type.addAnnotation(
        AnnotationSpec.builder(SuppressWarnings.class)
            .addMember("value", "$L", ContractAnnotation.strings(List.of(SUPPRESSED)))
            .build());
  }

  /** Says that nothing in the class is null unless marked, if there is a way to say it. */
  void markNonNull(TypeSpec.Builder type) {
    if (hasJSpecify) {
      type.addAnnotation(ClassName.get("org.jspecify.annotations", "NullMarked"));
    }
  }

  /** Takes that back for a class whose fields are null until they are set. */
  void unmarkNonNull(TypeSpec.Builder type) {
    if (hasJSpecify) {
      type.addAnnotation(ClassName.get("org.jspecify.annotations", "NullUnmarked"));
    }
  }
}
