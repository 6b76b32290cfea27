package dev.tramline.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.FlowModel.Each;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.KeyRead;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.Names;
import dev.tramline.processor.model.Need;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes the visit of a node with {@code @Each}: one run of its adapter for each element, and from
 * what they leave behind, in the order of the elements, the keys.
 */
final class EachVisit {

  private final FlowNode node;
  private final Each each;
  private final StoreFields.View store;
  private final Map<String, String> cells = new LinkedHashMap<>();
  private final Optional<ClassName> record;

  /**
   * Prepares the visit.
   *
   * @param node the node
   * @param store the keys as the node sees them
   * @param fields names that are taken where the visit stands
   * @param types names of classes that are taken there
   */
  EachVisit(FlowNode node, StoreFields.View store, NameTable fields, NameTable types) {
    this.node = node;
    this.each = node.each().orElseThrow();
    this.store = store;
    for (Contract.Cell cell : each.element().cells()) {
      cells.put(cell.key(), fields.name(Labels.identifier(cell.key()) + "Out"));
    }
    this.record =
        cells.isEmpty()
            ? Optional.empty()
            : Optional.of(
                ClassName.get(
                    "", types.name(Names.capitalized(Labels.identifier(node.name())) + "Element")));
  }

  /** What one element leaves behind, where that is more than an outcome. */
  Optional<TypeSpec> record() {
    return record.map(
        name -> {
          MethodSpec.Builder components = MethodSpec.constructorBuilder();
          if (usesOutcome()) {
            components.addParameter(outcomeType(), "outcome");
          }
          each.element().cells().forEach(cell -> components.addParameter(component(cell)));
          return TypeSpec.recordBuilder(name.simpleName())
              .addJavadoc("What a visit of {@code $L} to one element leaves behind.\n", node.name())
              .addModifiers(Modifier.PRIVATE)
              .recordConstructor(components.build())
              .build();
        });
  }

  private ParameterSpec component(Contract.Cell cell) {
    return ParameterSpec.builder(Cells.type(cell), cell(cell.key())).build();
  }

  private String cell(String key) {
    return Objects.requireNonNull(cells.get(key));
  }

  private TypeName outcomeType() {
    return TypeNames.of(each.element().result().orElseThrow());
  }

  private List<KeyWrite> writes() {
    return each.element().actions().get(0).writes();
  }

  private boolean usesOutcome() {
    return writes().stream().anyMatch(write -> !write.source().isCell());
  }

  /** What one element yields, void if nothing of it is used. */
  private TypeName elementType() {
    if (record.isPresent()) {
      return record.get();
    }
    return usesOutcome() ? outcomeType().box() : TypeName.VOID;
  }

  /** What all elements yield, void if nothing of it is used. */
  TypeName type() {
    TypeName element = elementType();
    return element.equals(TypeName.VOID)
        ? element
        : ParameterizedTypeName.get(ClassName.get(List.class), element);
  }

  /** The list of what the elements yield, in code. */
  String list() {
    return record.isPresent() ? "elements" : "outcomes";
  }

  /** What the adapter gets for a key that the node reads. */
  CodeBlock argument(KeyRead read) {
    if (!node.isItem(read)) {
      return store.read(node.keyOf(read), read.need());
    }
    return read.need() == Need.OPTIONAL
        ? CodeBlock.of("$T.ofNullable(element)", Optional.class)
        : CodeBlock.of("element");
  }

  /** What the adapter gets for the key of a cell. */
  CodeBlock argument(Contract.Cell cell) {
    return CodeBlock.of("$N", cell(cell.key()));
  }

  /**
   * The expression that visits all elements.
   *
   * @param visit the call of the adapter for one
   */
  CodeBlock all(CodeBlock visit) {
    TypeName element = TypeNames.of(each.type());
    TypeSpec fanOut = FanOuts.fanOut(element, "element", elementType(), body(visit));
    CodeBlock items =
        CodeBlock.of(
            "$T.ofIterable(frame, $L)", TypeNames.ITEMS, store.read(each.value(), Need.REQUIRED));
    if (!each.nullable()) {
      items = CodeBlock.of("$L.nonNull($S)", items, "key \"" + each.value() + "\"");
    }
    String method = elementType().equals(TypeName.VOID) ? "each" : "all";
    return CodeBlock.of("$L.$L(frame, $L, $L)", fanOut, method, items, each.concurrency());
  }

  private CodeBlock body(CodeBlock visit) {
    if (record.isEmpty()) {
      return Visits.body(elementType(), visit);
    }
    CodeBlock.Builder code = CodeBlock.builder();
    List<CodeBlock> parts = new ArrayList<>();
    for (Contract.Cell cell : each.element().cells()) {
      ParameterSpec out = component(cell);
      code.addStatement("$T $N = $L", out.type(), out, Cells.made(cell));
      parts.add(CodeBlock.of("$N", out));
    }
    if (usesOutcome()) {
      code.addStatement("$T outcome = $L", outcomeType(), visit);
      parts.add(0, CodeBlock.of("outcome"));
    } else {
      code.addStatement(visit);
    }
    return code.addStatement("return new $T($L)", record.get(), CodeBlock.join(parts, ", "))
        .build();
  }

  /** All elements are done, so that their writes can take effect together. */
  void addWrites(CodeBlock.Builder code) {
    if (writes().isEmpty()) {
      return;
    }
    if (isTheList()) {
      KeyWrite write = writes().get(0);
      code.addStatement("$N = $L", field(write), keptList(write, CodeBlock.of("outcomes")));
      return;
    }
    List<KeyWrite> collected = writes().stream().filter(write -> !write.append()).toList();
    for (KeyWrite write : collected) {
      TypeName list =
          ParameterizedTypeName.get(ClassName.get(List.class), TypeNames.of(write.type()));
      code.addStatement("$T $N = new $T<>()", list, field(write), ArrayList.class);
    }
    boolean records = record.isPresent();
    code.beginControlFlow(
        "for ($T $L : $L)", elementType(), records ? "element" : "outcome", list());
    writes().forEach(write -> addWrite(code, write));
    code.endControlFlow();
    for (KeyWrite write : collected) {
      CodeBlock list = CodeBlock.of("$N", field(write));
      code.addStatement("this.$N = $L", field(write), keptList(write, list));
    }
  }

  /** Whether the outcomes are just what the one key is to hold. */
  private boolean isTheList() {
    KeyWrite write = writes().get(0);
    return writes().size() == 1
        && record.isEmpty()
        && write.source() == KeyWrite.Source.RESULT
        && !write.append()
        && write.need().required();
  }

  private void addWrite(CodeBlock.Builder code, KeyWrite write) {
    CodeBlock outcome =
        record.isPresent() ? CodeBlock.of("element.outcome()") : CodeBlock.of("outcome");
    CodeBlock value = outcome;
    if (write.source().isCell()) {
      CodeBlock cell = CodeBlock.of("element.$N()", cell(write.accessor()));
      value = Cells.value(write, cell);
      if (!write.promised() || !write.need().required()) {
        code.beginControlFlow("if ($L.isSet())", cell)
            .addStatement(added(write, value))
            .endControlFlow();
        return;
      }
    } else if (write.source() == KeyWrite.Source.ACCESSOR) {
      ClassName adapter = TypeNames.of(each.element().adapter());
      value = CodeBlock.of("$T.$N($L)", adapter, write.accessor(), outcome);
    }
    if (write.need().required()) {
      code.addStatement(added(write, value));
    } else {
      code.beginControlFlow("if ($L != null)", value)
          .addStatement(added(write, value))
          .endControlFlow();
    }
  }

  private CodeBlock added(KeyWrite write, CodeBlock value) {
    String field = field(write);
    if (!write.append()) {
      return CodeBlock.of("$N.add($L)", field, value);
    }
    String method = write.source().isEach() ? "appendAll" : "append";
    return CodeBlock.of("$N = $T.$L($N, $L)", field, TypeNames.APPEND_LIST, method, field, value);
  }

  private String field(KeyWrite write) {
    return store.name(node.keyOf(write.key()));
  }

  private CodeBlock keptList(KeyWrite write, CodeBlock list) {
    return store.keptList(node.keyOf(write.key()), list);
  }
}
