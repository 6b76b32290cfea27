package dev.tramline.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** Writes visits as objects, for threads of their own. */
final class Visits {

  private Visits() {}

  /**
   * An anonymous visit.
   *
   * @param type what the expression yields, possibly void or primitive
   * @param expression the visit; it may name the frame of its thread {@code frame}
   */
  static TypeSpec visit(TypeName type, CodeBlock expression) {
    TypeName result = boxed(type);
    return TypeSpec.anonymousClassBuilder("")
        .superclass(ParameterizedTypeName.get(TypeNames.VISIT, result))
        .addMethod(
            MethodSpec.methodBuilder("visit")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(TypeNames.FRAME, "frame")
                .returns(result)
                .addCode(body(type, expression))
                .build())
        .build();
  }

  /** What runs an expression and returns its value, or null if it has none. */
  static CodeBlock body(TypeName type, CodeBlock expression) {
    return type.equals(TypeName.VOID)
        ? CodeBlock.builder().addStatement(expression).addStatement("return null").build()
        : CodeBlock.builder().addStatement("return $L", expression).build();
  }

  /** The type as an argument of another. */
  static TypeName boxed(TypeName type) {
    return type.equals(TypeName.VOID) ? TypeName.VOID.box() : type.box();
  }
}
