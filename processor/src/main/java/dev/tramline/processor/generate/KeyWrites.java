package dev.tramline.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.KeyWrite;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Writes the code that takes what a visit left behind, in {@code outcome} and in cells, to the
 * keys. Values are taken before any key changes, as all writes of a visit take effect together.
 */
final class KeyWrites {

  private final FlowNode node;
  private final StoreFields.View keys;
  private final UnaryOperator<String> cells;

  /**
   * Prepares the writes of a node.
   *
   * @param node the node
   * @param keys the keys as the node sees them
   * @param cells gives the variable that holds the cell of a key of the node
   */
  KeyWrites(FlowNode node, StoreFields.View keys, UnaryOperator<String> cells) {
    this.node = node;
    this.keys = keys;
    this.cells = cells;
  }

  /** The statements for some writes. */
  CodeBlock of(List<KeyWrite> writes) {
    CodeBlock.Builder code = CodeBlock.builder();
    writes.forEach(write -> add(code, write));
    return code.build();
  }

  private void add(CodeBlock.Builder code, KeyWrite write) {
    String key = node.keyOf(write.key());
    String field = keys.name(key);
    if (write.source().isCell()) {
      addCell(code, write, key, field);
      return;
    }
    ClassName adapter = TypeNames.of(node.contract().orElseThrow().adapter());
    CodeBlock value =
        write.source() == KeyWrite.Source.ACCESSOR
            ? CodeBlock.of("$T.$N(outcome)", adapter, write.accessor())
            : CodeBlock.of("outcome");
    if (write.source() == KeyWrite.Source.EACH_OF_RESULT) {
      code.addStatement("$N = $T.appendAll($N, $L)", field, TypeNames.APPEND_LIST, field, value);
    } else if (!write.append() && write.mayUnset() && keys.stored(key).appended()) {
      code.addStatement("$N = $L", field, value)
          .addStatement(
              "$1N = $1N == null ? $2T.empty() : $2T.copyOf($1N)", field, TypeNames.APPEND_LIST);
    } else if (!write.append()) {
      code.addStatement("$N = $L", field, keys.kept(key, value));
    } else if (write.need().required()) {
      code.addStatement("$N = $T.append($N, $L)", field, TypeNames.APPEND_LIST, field, value);
    } else {
      code.beginControlFlow("if ($L != null)", value)
          .addStatement("$N = $T.append($N, $L)", field, TypeNames.APPEND_LIST, field, value)
          .endControlFlow();
    }
  }

  private void addCell(CodeBlock.Builder code, KeyWrite write, String key, String field) {
    String cell = cells.apply(write.accessor());
    if (write.source() == KeyWrite.Source.EACH_OF_CELL) {
      code.addStatement(
          "$N = $T.appendAll($N, $N.get())", field, TypeNames.APPEND_LIST, field, cell);
      return;
    }
    CodeBlock found = Cells.value(write, CodeBlock.of("$N", cell));
    CodeBlock value = keys.kept(key, found);
    CodeBlock store =
        write.append()
            ? CodeBlock.of("$1N = $2T.append($1N, $3L)", field, TypeNames.APPEND_LIST, found)
            : CodeBlock.of("$N = $L", field, value);
    if (write.need().required() && write.promised()) {
      code.addStatement(store);
    } else if (write.mayUnset()) {
      // An appended key is never unset: what would unset it leaves it empty.
      CodeBlock absent =
          keys.stored(key).appended()
              ? CodeBlock.of("$T.empty()", TypeNames.APPEND_LIST)
              : CodeBlock.of("null");
      code.addStatement("$N = $N.isSet() ? $L : $L", field, cell, value, absent);
    } else {
      code.beginControlFlow("if ($N.isSet())", cell).addStatement(store).endControlFlow();
    }
  }
}
