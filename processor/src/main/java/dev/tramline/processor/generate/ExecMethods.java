package dev.tramline.processor.generate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.tramline.processor.model.NodeModel;
import dev.tramline.processor.model.NodeModel.StageMethod;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes {@code attempts} of an adapter, which calls exec until it succeeds or has failed for good,
 * and what the methods around it share.
 */
final class ExecMethods {

  private final NodeModel node;
  private final StageMethod exec;
  private final AdapterParameters parameters;

  private ExecMethods(NodeModel node, AdapterParameters parameters) {
    this.node = node;
    this.exec = node.exec().orElseThrow();
    this.parameters = parameters;
  }

  /** The methods that run the exec of a node: items of a batch, attempts, fallbacks. */
  static List<MethodSpec> of(NodeModel node, AdapterParameters parameters) {
    List<MethodSpec> methods = new ArrayList<>();
    node.batch().ifPresent(batch -> methods.add(BatchMethod.of(node, parameters)));
    methods.add(new ExecMethods(node, parameters).attempts());
    if (!node.fallbacks().isEmpty()) {
      methods.add(FallbackMethod.of(node, parameters));
    }
    return methods;
  }

  /** Begins a private method around exec, which gets the visit's retry policy. */
  static MethodSpec.Builder method(NodeModel node, String name, List<ParameterSpec> values) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(TypeNames.of(node.nodeType()), "node")
        .addParameter(TypeNames.FRAME, "frame")
        .addParameter(TypeNames.RETRY_POLICY, "retry")
        .addParameters(values);
  }

  /** The call of such a method. */
  static CodeBlock call(String name, List<String> values) {
    List<String> arguments = new ArrayList<>(List.of("node", "frame", "retry"));
    arguments.addAll(values);
    return CodeBlock.of("$L($L)", name, String.join(", ", arguments));
  }

  /** Makes a call, and returns what it returns. */
  static CodeBlock returned(StageMethod exec, CodeBlock call) {
    return exec.returns().isPresent()
        ? CodeBlock.builder().addStatement("return $L", call).build()
        : CodeBlock.builder().addStatement(call).addStatement("return").build();
  }

  private MethodSpec attempts() {
    MethodSpec.Builder method = method(node, "attempts", parameters.ofExec());
    exec.returns().ifPresent(type -> method.returns(TypeNames.of(type)));
    CodeBlock call = CodeBlock.of("exec($L)", parameters.toStage(exec));
    method.addStatement("frame.begin()").beginControlFlow("while (true)").beginControlFlow("try");
    if (node.timeoutNanos() > 0) {
      method.addCode(returned(exec, indirect(call)));
    } else {
      method
          .beginControlFlow("if (frame.intercepted())")
          .addCode(returned(exec, indirect(call)))
          .endControlFlow()
          .addCode(returned(exec, call));
    }
    return method
        .nextControlFlow("catch ($T e)", Exception.class)
        .beginControlFlow("if (!frame.retry(retry, e))")
        .addCode(failed())
        .endControlFlow()
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  private CodeBlock failed() {
    return node.fallbacks().isEmpty()
        ? CodeBlock.builder()
            .addStatement("throw frame.failure($T.EXEC, e)", TypeNames.STAGE)
            .build()
        : returned(exec, FallbackMethod.call(parameters));
  }

  /** The call through interceptors, and within a time. */
  private CodeBlock indirect(CodeBlock call) {
    MethodSpec body =
        MethodSpec.methodBuilder("call")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(TypeNames.FRAME, "frame")
            .addException(Exception.class)
            .returns(Object.class)
            .addCode(Visits.body(exec.returns().map(TypeNames::of).orElse(TypeName.VOID), call))
            .build();
    TypeSpec bound =
        TypeSpec.anonymousClassBuilder("")
            .addSuperinterface(TypeNames.EXEC_CALL)
            .addMethod(body)
            .build();
    CodeBlock value =
        CodeBlock.of(
            "frame.call(retry, $L, new $T {$L})",
            bound,
            ArrayTypeName.of(Object.class),
            parameters.toInterceptors(exec));
    return exec.returns()
        .map(TypeNames::of)
        .filter(type -> !type.equals(ClassName.OBJECT))
        .map(type -> CodeBlock.of("($T) $L", type.box(), value))
        .orElse(value);
  }
}
