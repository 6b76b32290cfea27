package dev.tramline.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.tramline.processor.model.NodeModel;
import dev.tramline.processor.model.NodeModel.Argument;
import dev.tramline.processor.model.NodeModel.StageMethod;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes {@code fallback} of an adapter: the first of a node's fallbacks that takes a failure. */
final class FallbackMethod {

  private FallbackMethod() {}

  /** The call, with the failure {@code e}. */
  static CodeBlock call(AdapterParameters parameters) {
    List<String> arguments = new ArrayList<>(List.of("node", "frame", "e"));
    arguments.addAll(AdapterParameters.names(parameters.ofFallbacks()));
    return CodeBlock.of("fallback($L)", String.join(", ", arguments));
  }

  /** The method. */
  static MethodSpec of(NodeModel node, AdapterParameters parameters) {
    StageMethod exec = node.exec().orElseThrow();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("fallback")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameter(TypeNames.of(node.nodeType()), "node")
            .addParameter(TypeNames.FRAME, "frame")
            .addParameter(Exception.class, "e")
            .addParameters(parameters.ofFallbacks());
    exec.returns().ifPresent(type -> method.returns(TypeNames.of(type)));
    method.beginControlFlow("try");
    boolean total = false;
    for (StageMethod fallback : node.fallbacks()) {
      TypeName failure = failureType(fallback);
      total = isTotal(failure);
      String arguments = parameters.toNode(fallback, "frame", total ? "e" : "failure");
      CodeBlock call =
          ExecMethods.returned(exec, CodeBlock.of("node.$N($L)", fallback.name(), arguments));
      if (total) {
        method.addCode(call);
        break;
      }
      method.beginControlFlow("if (e instanceof $T failure)", failure);
      method.addCode(call).endControlFlow();
    }
    method
        .nextControlFlow("catch ($T f)", Exception.class)
        .addStatement("throw frame.fallbackFailure(f, e)")
        .endControlFlow();
    if (!total) {
      method.addStatement("throw frame.failure($T.EXEC, e)", TypeNames.STAGE);
    }
    return method.build();
  }

  private static boolean isTotal(TypeName type) {
    return type.equals(ClassName.get(Exception.class))
        || type.equals(ClassName.get(Throwable.class));
  }

  private static TypeName failureType(StageMethod fallback) {
    for (Argument argument : fallback.arguments()) {
      if (argument instanceof Argument.Failure failure) {
        return TypeNames.of(failure.type());
      }
    }
    throw new IllegalArgumentException(fallback.name());
  }
}
