package dev.tramline.processor.generate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.tramline.processor.model.Action;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.FlowModel;
import dev.tramline.processor.model.FlowModel.Output;
import dev.tramline.processor.model.FlowModel.Result;
import dev.tramline.processor.model.FlowModel.Variant;
import dev.tramline.processor.model.FlowShape;
import dev.tramline.processor.model.KeyRead;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.Need;
import dev.tramline.processor.model.ProvenFlow;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the nested class through which a flow runs as a node of another: the counterpart of a
 * node's adapter. A generated instance runs inside the outer run; any other implementation of the
 * interface is called as one exec.
 */
final class FlowAdapter {

  private final FlowModel flow;
  private final Contract contract;
  private final FlowShape shape;
  private final ClassName flowClass;
  private final TypeName flowType;
  private final String optionsField;

  FlowAdapter(
      FlowShape shape,
      ProvenFlow proven,
      Contract contract,
      ClassName flowClass,
      String optionsField) {
    this.flow = proven.flow();
    this.contract = contract;
    this.shape = shape;
    this.flowClass = flowClass;
    this.optionsField = optionsField;
    this.flowType = TypeNames.of(flow.type());
  }

  TypeSpec generate() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder("Adapter")
            .addJavadoc("Runs the flow as a node of another flow.\n")
            .addAnnotation(ContractAnnotation.of(contract))
            .addModifiers(Modifier.STATIC, Modifier.FINAL)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(NodeAdapterGenerator.fingerprint(contract))
            .addMethod(visit());
    if (shape.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    Result result = flow.result();
    if (result.kind() == Result.Kind.VOID || result.kind() == Result.Kind.VALUE) {
      return type.build();
    }
    TypeName outcome = TypeNames.of(contract.result().orElseThrow());
    if (result.variants().size() > 1) {
      List<TypeName> records =
          result.variants().stream().map(v -> TypeNames.of(v.type().orElseThrow())).toList();
      type.addMethod(
          MethodSpec.methodBuilder("action")
              .addJavadoc("Returns the index of the action that a result stands for.\n")
              .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
              .addParameter(outcome, "outcome")
              .returns(int.class)
              .addCode(OutcomeCode.action(records))
              .build());
    }
    addAccessors(type, outcome);
    return type.build();
  }

  private void addAccessors(TypeSpec.Builder type, TypeName outcome) {
    List<Variant> variants = flow.result().variants();
    for (int v = 0; v < variants.size(); v++) {
      Variant variant = variants.get(v);
      Action action = contract.actions().get(v);
      for (int i = 0; i < variant.outputs().size(); i++) {
        Output output = variant.outputs().get(i);
        KeyWrite write = action.writes().get(i);
        type.addMethod(
            OutcomeCode.accessor(
                write,
                outcome,
                TypeNames.of(variant.type().orElseThrow()),
                output.component(),
                TypeNames.lenientOf(asRead(output))));
      }
    }
  }

  /** An output is typed like a read of the same key and need. */
  private static KeyRead asRead(Output output) {
    return new KeyRead(
        output.key(), output.type(), output.need(), "", output.primitive(), output.place());
  }

  private MethodSpec visit() {
    NameTable names = new NameTable("GRAPH", "flow", "frame", "generated", "outcome", "e");
    names.reserve(NameTable.CALLED);
    for (int i = 0; i < flow.result().variants().size(); i++) {
      names.name("variant" + i);
    }
    List<ParameterSpec> inputs = new ArrayList<>();
    for (KeyRead read : contract.reads()) {
      inputs.add(
          ParameterSpec.builder(TypeNames.of(read), names.name(Labels.identifier(read.key())))
              .build());
    }
    CodeBlock arguments =
        inputs.stream().map(p -> CodeBlock.of("$N", p)).collect(CodeBlock.joining(", "));
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("visit")
            .addJavadoc("Runs the flow at the frame's current node.\n")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addParameter(flowType, "flow")
            .addParameter(TypeNames.FRAME, "frame")
            .addParameters(inputs);
    contract.result().ifPresent(type -> method.returns(TypeNames.of(type)));
    CodeBlock.Builder code = CodeBlock.builder();
    addGenerated(code, arguments);
    addOpaque(code, arguments);
    return method.addCode(code.build()).build();
  }

  private void addGenerated(CodeBlock.Builder code, CodeBlock arguments) {
    code.beginControlFlow("if (flow instanceof $T generated)", flowClass);
    boolean isVoid = flow.result().kind() == Result.Kind.VOID;
    CodeBlock.Builder run =
        CodeBlock.builder()
            .add("Run.run(generated, frame.nested(GRAPH, generated.$N)", optionsField);
    if (!arguments.isEmpty()) {
      run.add(", $L", arguments);
    }
    run.add(")");
    CodeBlock result = run.build();
    if (flow.timeoutNanos() > 0) {
      TypeName type = flow.result().type().map(TypeNames::of).orElse(TypeName.VOID);
      result = Visits.within("runWithin", flow.timeoutNanos(), type, result);
    }
    if (isVoid) {
      code.addStatement(result).addStatement("return");
    } else if (isOptionalValue()) {
      CodeBlock optional = flow.timeoutNanos() > 0 ? CodeBlock.of("($L)", result) : result;
      code.addStatement("return $L.orElse(null)", optional);
    } else {
      code.addStatement("return $L", result);
    }
    code.endControlFlow();
  }

  private boolean isOptionalValue() {
    return flow.result().kind() == Result.Kind.VALUE && valueNeed() == Need.OPTIONAL;
  }

  private Need valueNeed() {
    return flow.result().variants().get(0).outputs().get(0).need();
  }

  private void addOpaque(CodeBlock.Builder code, CodeBlock arguments) {
    Result result = flow.result();
    boolean isVoid = result.kind() == Result.Kind.VOID;
    CodeBlock call = CodeBlock.of("flow.$N($L)", flow.entry().method(), arguments);
    code.addStatement("frame.opaque()").addStatement("frame.begin()");
    if (!isVoid) {
      code.addStatement("$T outcome", TypeNames.of(result.type().orElseThrow()));
    }
    code.beginControlFlow("try").beginControlFlow("if (frame.intercepted())");
    CodeBlock intercepted =
        CodeBlock.of(
            "frame.call($T.NONE, $L, new $T {$L})",
            TypeNames.RETRY_POLICY,
            execCall(call, isVoid),
            ArrayTypeName.of(Object.class),
            arguments);
    if (isVoid) {
      code.addStatement(intercepted).nextControlFlow("else").addStatement(call);
    } else {
      code.addStatement(
              "outcome = ($T) $L", TypeNames.of(result.type().orElseThrow()).box(), intercepted)
          .nextControlFlow("else")
          .addStatement("outcome = $L", call);
    }
    code.endControlFlow()
        .nextControlFlow("catch ($T e)", Exception.class)
        .addStatement("frame.retry($T.NONE, e)", TypeNames.RETRY_POLICY)
        .addStatement("throw frame.failure($T.EXEC, e)", TypeNames.STAGE)
        .endControlFlow();
    if (!isVoid) {
      addChecks(code);
    }
  }

  private static TypeSpec execCall(CodeBlock call, boolean isVoid) {
    MethodSpec.Builder body =
        MethodSpec.methodBuilder("call")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(TypeNames.FRAME, "frame")
            .returns(Object.class);
    if (isVoid) {
      body.addStatement(call).addStatement("return null");
    } else {
      body.addStatement("return $L", call);
    }
    return TypeSpec.anonymousClassBuilder("")
        .addSuperinterface(TypeNames.EXEC_CALL)
        .addMethod(body.build())
        .build();
  }

  /** An implementation we did not generate must keep the promises of the interface. */
  private void addChecks(CodeBlock.Builder code) {
    Result result = flow.result();
    if (result.kind() == Result.Kind.VALUE) {
      Output output = result.variants().get(0).outputs().get(0);
      if (output.need() == Need.OPTIONAL) {
        code.addStatement("return outcome == null ? null : outcome.orElse(null)");
        return;
      }
      if (output.need() == Need.REQUIRED && !output.primitive()) {
        code.add(FrameChecks.requireKey("EXEC", output.key(), CodeBlock.of("outcome")));
      }
      code.addStatement("return outcome");
      return;
    }
    code.add(FrameChecks.requireResult("EXEC", "entry " + flow.entry().method(), "outcome"));
    for (int i = 0; i < result.variants().size(); i++) {
      Variant variant = result.variants().get(i);
      List<Output> required =
          variant.outputs().stream().filter(o -> o.need().required() && !o.primitive()).toList();
      if (required.isEmpty()) {
        continue;
      }
      String local = result.isSealed() ? "variant" + i : "outcome";
      if (result.isSealed()) {
        code.beginControlFlow(
            "if (outcome instanceof $T $L)", TypeNames.of(variant.type().orElseThrow()), local);
      }
      for (Output output : required) {
        CodeBlock value = CodeBlock.of("$L.$N()", local, output.component());
        code.add(FrameChecks.requireKey("EXEC", output.key(), value));
      }
      if (result.isSealed()) {
        code.endControlFlow();
      }
    }
    code.addStatement("return outcome");
  }
}
