package dev.tramline.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** Writes what runs something once for each of several items. */
final class FanOuts {

  private FanOuts() {}

  /**
   * An anonymous fan-out.
   *
   * @param item the type of the items, boxed
   * @param name what the body calls the item
   * @param result what each run yields, possibly void or primitive
   * @param body what runs one item; it returns a value, and names the frame of its thread {@code
   *     frame}
   */
  static TypeSpec fanOut(TypeName item, String name, TypeName result, CodeBlock body) {
    return fanOut(CodeBlock.of("false"), item, name, result, body);
  }

  /** The same over the branches of a fork. */
  static TypeSpec branches(TypeName start, String name, TypeName result, CodeBlock body) {
    return fanOut(CodeBlock.of("true"), start, name, result, body);
  }

  private static TypeSpec fanOut(
      CodeBlock arguments, TypeName item, String name, TypeName result, CodeBlock body) {
    TypeName boxed = Visits.boxed(result);
    return TypeSpec.anonymousClassBuilder(arguments)
        .superclass(ParameterizedTypeName.get(TypeNames.FAN_OUT, item, boxed))
        .addMethod(
            MethodSpec.methodBuilder("run")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(TypeNames.FRAME, "frame")
                .addParameter(item, name)
                .returns(boxed)
                .addCode(body)
                .build())
        .build();
  }
}
