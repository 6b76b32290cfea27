package dev.tramline.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.Need;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Code that takes outcomes of nodes, and results of nested flows, apart. */
final class OutcomeCode {

  private OutcomeCode() {}

  /** The body of a method that returns the index of the record that {@code outcome} is. */
  static CodeBlock action(List<TypeName> records) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < records.size() - 1; i++) {
      code.beginControlFlow("if (outcome instanceof $T)", records.get(i))
          .addStatement("return $L", i)
          .endControlFlow();
    }
    return code.addStatement("return $L", records.size() - 1).build();
  }

  /** A method that takes a key's value out of an outcome; null for an absent one. */
  static MethodSpec accessor(
      KeyWrite write, TypeName outcome, TypeName record, String component, TypeName declared) {
    TypeName key = TypeNames.of(write.type());
    TypeName returns = write.primitive() && write.need().required() ? key.unbox() : key;
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(write.accessor())
            .addJavadoc("Returns the value of key {@code $L}.\n", Labels.comment(write.key()))
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addParameter(outcome, "outcome")
            .returns(returns);
    CodeBlock value =
        record.equals(outcome)
            ? CodeBlock.of("outcome.$N()", component)
            : CodeBlock.of("(($T) outcome).$N()", record, component);
    if (write.need() == Need.OPTIONAL) {
      method.addStatement("$T value = $L", declared, value);
      method.addStatement("return value == null ? null : value.orElse(null)");
    } else {
      method.addStatement("return $L", value);
    }
    return method.build();
  }
}
