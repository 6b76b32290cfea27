package dev.tramline.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.Need;
import dev.tramline.processor.model.NodeModel;
import dev.tramline.processor.model.NodeModel.Argument;
import dev.tramline.processor.model.NodeModel.StageMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes {@code visit} of an adapter, which runs the stages of a node in order. */
final class VisitMethod {

  private final NodeModel node;
  private final Contract contract;
  private final AdapterParameters parameters;

  private VisitMethod(NodeModel node, AdapterParameters parameters) {
    this.node = node;
    this.contract = node.contract();
    this.parameters = parameters;
  }

  /** The method. */
  static MethodSpec of(NodeModel node, AdapterParameters parameters) {
    return new VisitMethod(node, parameters).method();
  }

  private MethodSpec method() {
    MethodSpec.Builder visit =
        MethodSpec.methodBuilder("visit")
            .addJavadoc("Visits the node: $L.\n", stages())
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addParameter(TypeNames.of(node.nodeType()), "node")
            .addParameter(TypeNames.FRAME, "frame");
    if (node.exec().isPresent()) {
      visit.addParameter(TypeNames.RETRY_POLICY, "retry");
    }
    visit.addParameters(parameters.keys()).addParameters(parameters.cells());
    contract.result().ifPresent(result -> visit.returns(TypeNames.of(result)));
    return visit.addCode(body()).build();
  }

  private String stages() {
    List<String> stages = new ArrayList<>();
    node.prep().ifPresent(prep -> stages.add("prep"));
    node.exec()
        .ifPresent(
            exec ->
                stages.add(
                    node.batch().isPresent()
                        ? "exec for each item, with its retries"
                        : "exec with its retries"));
    node.post()
        .ifPresent(
            post ->
                stages.add(contract.forks() ? "post, with an outcome for each branch" : "post"));
    return String.join(", then ", stages);
  }

  private CodeBlock body() {
    CodeBlock.Builder code = CodeBlock.builder();
    parameters.cells().forEach(cell -> code.add(Cells.cleared(cell)));
    boolean execs = node.exec().isPresent();
    if (parameters.anyContext()) {
      code.addStatement(
          "frame.plan($L)", execs ? "retry" : CodeBlock.of("$T.NONE", TypeNames.RETRY_POLICY));
    } else if (!execs) {
      code.addStatement("frame.withoutExec()");
    }
    node.prep().ifPresent(prep -> code.add(guarded("prep", prep, "PREP", "prepared")));
    node.exec().ifPresent(exec -> code.add(runExec(exec)));
    node.execCell().ifPresent(cell -> code.add(storeExec(cell)));
    if (node.post().isPresent()) {
      StageMethod post = node.post().get();
      code.add(contract.forks() ? guardedFork(post) : guarded("post", post, "POST", "outcome"))
          .add(new PostResult(node, parameters).code());
    } else if (contract.result().isPresent()) {
      code.add(returnKey());
    }
    return code.build();
  }

  // ---- prep and post ----

  /** A stage whose exceptions fail the node at once. */
  private CodeBlock guarded(String name, StageMethod stage, String constant, String local) {
    CodeBlock call = CodeBlock.of("$L($L)", name, parameters.toStage(stage));
    CodeBlock.Builder code = CodeBlock.builder();
    stage.returns().ifPresent(type -> code.addStatement("$T $L", TypeNames.of(type), local));
    code.beginControlFlow("try");
    if (stage.returns().isPresent()) {
      code.addStatement("$L = $L", local, call);
    } else {
      code.addStatement(call);
    }
    return code.nextControlFlow("catch ($T e)", Exception.class)
        .addStatement("throw frame.failure($T.$L, e)", TypeNames.STAGE, constant)
        .endControlFlow()
        .build();
  }

  /**
   * Post of a fork: its outcomes are taken over at once, so that what they come from can be closed.
   */
  private CodeBlock guardedFork(StageMethod post) {
    TypeName returned = TypeNames.of(post.returns().orElseThrow());
    TypeName branch = TypeNames.of(node.branch().orElseThrow());
    TypeName taken = ParameterizedTypeName.get(ClassName.get(List.class), branch);
    CodeBlock call = CodeBlock.of("post($L)", parameters.toStage(post));
    CodeBlock.Builder code = CodeBlock.builder().addStatement("$T outcome", taken);
    String elements = "branches";
    if (isStream(returned)) {
      code.beginControlFlow("try ($T branches = $L)", returned, call);
      elements = "branches.toList()";
    } else {
      code.beginControlFlow("try").addStatement("$T branches = $L", returned, call);
    }
    return code.addStatement(
            "outcome = branches == null ? null : new $T<>($L)", ArrayList.class, elements)
        .nextControlFlow("catch ($T e)", Exception.class)
        .addStatement("throw frame.failure($T.POST, e)", TypeNames.STAGE)
        .endControlFlow()
        .build();
  }

  private static boolean isStream(TypeName type) {
    return type instanceof ParameterizedTypeName parameterized
        && parameterized.rawType().equals(ClassName.get(Stream.class));
  }

  // ---- exec ----

  private CodeBlock runExec(StageMethod exec) {
    boolean batch = node.batch().isPresent();
    List<ParameterSpec> values = batch ? parameters.ofBatch() : parameters.ofExec();
    CodeBlock call =
        ExecMethods.call(batch ? "items" : "attempts", AdapterParameters.names(values));
    return exec.returns().isPresent() && usesResult()
        ? CodeBlock.builder().addStatement("$T result = $L", parameters.execResult(), call).build()
        : CodeBlock.builder().addStatement(call).build();
  }

  private boolean usesResult() {
    return node.execCell().isPresent()
        || node.post().stream()
            .flatMap(post -> post.arguments().stream())
            .anyMatch(Argument.Result.class::isInstance)
        || (node.post().isEmpty() && contract.result().isPresent());
  }

  /** The first write of exec's own; all of them share its value and its presence. */
  private KeyWrite execWrite() {
    return contract.actions().get(0).writes().get(0);
  }

  /** Whether exec's result cannot be null. */
  private boolean isAlwaysThere() {
    return node.batch().isPresent() || parameters.execResult().isPrimitive();
  }

  private CodeBlock storeExec(String key) {
    ParameterSpec cell = parameters.cell(key);
    if (isAlwaysThere()) {
      return Cells.filled(cell, "result");
    }
    KeyWrite write = execWrite();
    CodeBlock.Builder code = CodeBlock.builder();
    switch (write.need()) {
      case REQUIRED ->
          code.add(FrameChecks.requireKey("EXEC", write.key(), CodeBlock.of("result")))
              .add(Cells.filled(cell, "result"));
      case NULLABLE ->
          code.beginControlFlow("if (result != null)")
              .add(Cells.filled(cell, "result"))
              .endControlFlow();
      case OPTIONAL ->
          code.beginControlFlow("if (result != null && result.isPresent())")
              .add(Cells.filled(cell, "result.get()"))
              .endControlFlow();
    }
    return code.build();
  }

  private CodeBlock returnKey() {
    KeyWrite write = execWrite();
    CodeBlock.Builder code = CodeBlock.builder();
    if (write.need() == Need.OPTIONAL && node.batch().isEmpty()) {
      return code.addStatement("return result == null ? null : result.orElse(null)").build();
    }
    if (write.need().required() && !isAlwaysThere()) {
      code.add(FrameChecks.requireKey("EXEC", write.key(), CodeBlock.of("result")));
    }
    return code.addStatement("return result").build();
  }
}
