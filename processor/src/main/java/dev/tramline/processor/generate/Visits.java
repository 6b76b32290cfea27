package dev.tramline.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** Writes visits under a time limit, which take place on threads of their own. */
final class Visits {

  private Visits() {}

  /**
   * The expression that runs another one within a time.
   *
   * @param method the frame's method that sees to the time
   * @param nanos the time
   * @param type what the expression yields, possibly void or primitive
   * @param expression the visit; the frame of its thread is called {@code frame} there
   * @return an expression of the same type
   */
  static CodeBlock within(String method, long nanos, TypeName type, CodeBlock expression) {
    TypeSpec visit =
        TypeSpec.anonymousClassBuilder("")
            .addSuperinterface(TypeNames.EXEC_CALL)
            .addMethod(
                MethodSpec.methodBuilder("call")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PUBLIC)
                    .addParameter(TypeNames.FRAME, "frame")
                    .returns(Object.class)
                    .addCode(body(type, expression))
                    .build())
            .build();
    CodeBlock call = CodeBlock.of("frame.$L($LL, $L)", method, Labels.number(nanos), visit);
    return type.equals(TypeName.VOID) || type.equals(ClassName.OBJECT)
        ? call
        : CodeBlock.of("($T) $L", type.box(), call);
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
