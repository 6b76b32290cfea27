package dev.tramline.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.NodeModel;
import dev.tramline.processor.model.NodeModel.Batch;
import dev.tramline.processor.model.NodeModel.StageMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import javax.lang.model.element.Modifier;

/**
 * Writes {@code items} of an adapter, which takes each item of a batch through its attempts, and
 * collects what they return.
 */
final class BatchMethod {

  private final NodeModel node;
  private final Batch batch;
  private final StageMethod exec;
  private final AdapterParameters parameters;

  /** The type of the items as that of objects. */
  private final TypeName item;

  private BatchMethod(NodeModel node, AdapterParameters parameters) {
    this.node = node;
    this.batch = node.batch().orElseThrow();
    this.exec = node.exec().orElseThrow();
    this.parameters = parameters;
    this.item = TypeNames.of(batch.item()).box();
  }

  /** The method. */
  static MethodSpec of(NodeModel node, AdapterParameters parameters) {
    return new BatchMethod(node, parameters).method();
  }

  private MethodSpec method() {
    MethodSpec.Builder method = ExecMethods.method(node, "items", parameters.ofBatch());
    if (collects()) {
      method.returns(parameters.execResult());
    }
    if (batch.source() == Batch.Source.PRIMITIVE_ARRAY) {
      String prep = "@Prep method " + node.prep().orElseThrow().name();
      method.addCode(FrameChecks.requireResult("PREP", prep, "prepared"));
    }
    method.addCode(batch.concurrency() > 1 ? sideBySide() : oneByOne());
    if (collects()) { // all who read the results share them
      method.addStatement("return $T.unmodifiableList(results)", Collections.class);
    }
    return method.build();
  }

  private boolean collects() {
    return exec.returns().isPresent();
  }

  private CodeBlock oneByOne() {
    CodeBlock.Builder code = CodeBlock.builder();
    if (collects()) {
      code.addStatement("$T results = new $T<>()", parameters.execResult(), ArrayList.class);
    }
    code.beginControlFlow(
            "try ($T items = $L)", ParameterizedTypeName.get(TypeNames.ITEMS, item), items())
        .beginControlFlow("while (items.hasNext())");
    CodeBlock call = attemptsOf("items.next()");
    if (!collects()) {
      code.addStatement(call);
    } else if (checkedKey().isPresent()) {
      code.add(checkedResult(call)).addStatement("results.add(result)");
    } else {
      code.addStatement("results.add($L)", call);
    }
    return code.endControlFlow().endControlFlow().build();
  }

  private CodeBlock sideBySide() {
    TypeName result = exec.returns().map(TypeNames::of).orElse(TypeName.VOID);
    CodeBlock call = attemptsOf("item");
    CodeBlock body =
        checkedKey().isPresent()
            ? CodeBlock.builder().add(checkedResult(call)).addStatement("return result").build()
            : Visits.body(result, call);
    CodeBlock all =
        CodeBlock.of(
            "$L.$L(frame, $L, $L)",
            FanOuts.fanOut(item, "item", result, body),
            collects() ? "all" : "each",
            items(),
            batch.concurrency());
    return collects()
        ? CodeBlock.builder().addStatement("$T results = $L", parameters.execResult(), all).build()
        : CodeBlock.builder().addStatement(all).build();
  }

  /** The call that takes one item through its attempts. */
  private CodeBlock attemptsOf(String item) {
    List<String> values = AdapterParameters.names(parameters.ofExec());
    values.replaceAll(name -> name.equals("prepared") ? item : name);
    return ExecMethods.call("attempts", values);
  }

  /** The key that each result is a new element of, if it might be null, which is none. */
  private Optional<String> checkedKey() {
    return node.contract().actions().get(0).writes().stream()
        .filter(write -> write.source().isEach())
        .map(KeyWrite::key)
        .findFirst()
        .filter(key -> !TypeNames.of(exec.returns().orElseThrow()).isPrimitive());
  }

  private CodeBlock checkedResult(CodeBlock call) {
    TypeName type = TypeNames.of(exec.returns().orElseThrow());
    String key = checkedKey().orElseThrow();
    return CodeBlock.builder()
        .addStatement("$T result = $L", type, call)
        .add(FrameChecks.requireKey("EXEC", key, CodeBlock.of("result")))
        .build();
  }

  // ---- the source ----

  private CodeBlock items() {
    // An item that exec takes as a primitive cannot be null.
    boolean unboxes =
        TypeNames.of(batch.item()).isPrimitive() && batch.source() != Batch.Source.PRIMITIVE_ARRAY;
    return unboxes ? CodeBlock.of("$L.nonNull($S)", source(), "the batch") : source();
  }

  private CodeBlock source() {
    return switch (batch.source()) {
      case ITERABLE -> CodeBlock.of("$T.ofIterable(frame, prepared)", TypeNames.ITEMS);
      case ITERATOR -> CodeBlock.of("$T.ofIterator(frame, prepared)", TypeNames.ITEMS);
      case STREAM -> CodeBlock.of("$T.ofStream(frame, prepared)", TypeNames.ITEMS);
      case ARRAY -> CodeBlock.of("$T.ofArray(frame, prepared)", TypeNames.ITEMS);
      case PRIMITIVE_ARRAY ->
          CodeBlock.of(
              "$T.ofElements(frame, prepared.length, $L)", TypeNames.ITEMS, boxedElement());
    };
  }

  private TypeSpec boxedElement() {
    return TypeSpec.anonymousClassBuilder("")
        .addSuperinterface(ParameterizedTypeName.get(ClassName.get(IntFunction.class), item))
        .addMethod(
            MethodSpec.methodBuilder("apply")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(int.class, "index")
                .returns(item)
                .addStatement("return prepared[index]")
                .build())
        .build();
  }
}
