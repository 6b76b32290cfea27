package dev.tramline.processor.generate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.KeyWrite;

/**
 * What a visit leaves a value in beside what it returns: an {@code Out}, or for a primitive of exec
 * an array of one, as to box it would allocate in each visit.
 */
final class Cells {

  private Cells() {}

  /** The type of a cell. */
  static TypeName type(Contract.Cell cell) {
    TypeName value = TypeNames.of(cell.type());
    return value.isPrimitive()
        ? ArrayTypeName.of(value)
        : ParameterizedTypeName.get(TypeNames.OUT, value);
  }

  /** What makes a cell. */
  static CodeBlock made(Contract.Cell cell) {
    TypeName value = TypeNames.of(cell.type());
    return value.isPrimitive()
        ? CodeBlock.of("new $T[1]", value)
        : CodeBlock.of("new $T<>($S)", TypeNames.OUT, cell.key());
  }

  /**
   * What empties a cell before a visit; nothing for an array, which exec always writes, as a
   * primitive is always there.
   */
  static CodeBlock cleared(ParameterSpec cell) {
    return isArray(cell)
        ? CodeBlock.of("")
        : CodeBlock.builder().addStatement("$N.clear()", cell).build();
  }

  /** What puts a value into a cell. */
  static CodeBlock filled(ParameterSpec cell, String value) {
    String put = isArray(cell) ? "$N[0] = $L" : "$N.set($L)";
    return CodeBlock.builder().addStatement(put, cell, value).build();
  }

  private static boolean isArray(ParameterSpec cell) {
    return cell.type() instanceof ArrayTypeName;
  }

  /** What takes the value out of the cell that a write is from. */
  static CodeBlock value(KeyWrite write, CodeBlock cell) {
    return write.primitive() ? CodeBlock.of("$L[0]", cell) : CodeBlock.of("$L.get()", cell);
  }
}
