package dev.tramline.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.tramline.processor.model.Action;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.FlowModel;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.FlowModel.Output;
import dev.tramline.processor.model.FlowModel.Result;
import dev.tramline.processor.model.FlowModel.Variant;
import dev.tramline.processor.model.KeyRead;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.Names;
import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.Route;
import dev.tramline.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes the nested class that holds the state of one run: its keys as fields, a method for each
 * node, and a loop that only switches between them. A visit is a method of its own so that the JIT
 * compiles it by itself; the switch is cut up before it gets too large to be compiled at all.
 */
final class RunClass {

  /** HotSpot never compiles a method above 8000 bytes; a case takes about 16. */
  private static final int CASES_PER_SWITCH = 250;

  private final ClassName flowClass;
  private final ProvenFlow proven;
  private final FlowModel flow;
  private final Map<String, String> nodeFields;
  private final StoreFields store;
  private final List<String> constants = new ArrayList<>();
  private final List<String> exits = new ArrayList<>();
  private final List<String> visits = new ArrayList<>();
  private final List<String> retries = new ArrayList<>();
  private final List<Map<String, String>> cells = new ArrayList<>();

  RunClass(ClassName flowClass, ProvenFlow proven, Map<String, String> nodeFields) {
    this.flowClass = flowClass;
    this.proven = proven;
    this.flow = proven.flow();
    this.nodeFields = nodeFields;
    NameTable fields =
        new NameTable("flow", "frame", "next", "node", "outcome", "action", "value", "exit");
    flow.nodes().forEach(node -> fields.reserve(NameTable.obscured(contract(node).adapter())));
    fields.reserve(NameTable.CALLED);
    NameTable methods = new NameTable("run", "step", "result", "clone", "finalize", "yield");
    for (FlowNode node : flow.nodes()) {
      constants.add(fields.name(Labels.constant(node.name())));
      visits.add(methods.name(node.name()));
    }
    for (Variant variant : flow.result().variants()) {
      String suffix = variant.name().isEmpty() ? "" : "_" + Labels.constant(variant.name());
      exits.add(fields.name("EXIT" + suffix));
    }
    for (FlowNode node : flow.nodes()) {
      retries.add(
          node.retry().isPresent() ? fields.name(Labels.constant(node.name()) + "_RETRY") : "");
    }
    this.store = new StoreFields(proven, fields);
    for (FlowNode node : flow.nodes()) {
      Map<String, String> names = new HashMap<>();
      for (Contract.Cell cell : contract(node).cells()) {
        names.put(
            cell.key(),
            fields.name(Labels.identifier(node.name() + Names.capitalized(cell.key()) + "Out")));
      }
      cells.add(names);
    }
  }

  private static Contract contract(FlowNode node) {
    return node.contract().orElseThrow();
  }

  TypeSpec generate(Environment environment) {
    if (!proven.forks().isEmpty()) {
      throw new IllegalStateException("forks of flow " + flow.name());
    }
    TypeSpec.Builder type =
        TypeSpec.classBuilder("Run")
            .addJavadoc("The state of one run: a field for each key, a method for each node.\n")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    environment.unmarkNonNull(type);
    addFields(type);
    type.addMethod(constructor());
    type.addMethod(run());
    addSteps(type);
    for (int i = 0; i < flow.nodes().size(); i++) {
      type.addMethod(visit(i));
    }
    if (flow.result().kind() != Result.Kind.VOID) {
      type.addMethod(result());
    }
    return type.build();
  }

  private void addFields(TypeSpec.Builder type) {
    Modifier[] constant = {Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL};
    for (int i = 0; i < flow.nodes().size(); i++) {
      type.addField(
          FieldSpec.builder(int.class, constants.get(i), constant).initializer("$L", i).build());
    }
    for (int i = 0; i < exits.size(); i++) {
      type.addField(
          FieldSpec.builder(int.class, exits.get(i), constant).initializer("$L", -1 - i).build());
    }
    for (int i = 0; i < flow.nodes().size(); i++) {
      if (flow.nodes().get(i).retry().isPresent()) {
        type.addField(
            FieldSpec.builder(TypeNames.RETRY_POLICY, retries.get(i), constant)
                .initializer(Retries.policy(flow.nodes().get(i).retry()))
                .build());
      }
    }
    type.addField(flowClass, "flow", Modifier.PRIVATE, Modifier.FINAL);
    type.addField(TypeNames.FRAME, "frame", Modifier.PRIVATE, Modifier.FINAL);
    for (String key : proven.keys().keySet()) {
      FieldSpec.Builder field =
          FieldSpec.builder(store.type(key), store.name(key), Modifier.PRIVATE);
      if (store.stored(key).appended()) {
        field.initializer("$T.empty()", TypeNames.APPEND_LIST);
      }
      type.addField(field.build());
    }
    for (int i = 0; i < flow.nodes().size(); i++) {
      for (Contract.Cell cell : contract(flow.nodes().get(i)).cells()) {
        TypeName out = ParameterizedTypeName.get(TypeNames.OUT, TypeNames.of(cell.type()));
        type.addField(
            FieldSpec.builder(out, cell(i, cell.key()), Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T<>($S)", TypeNames.OUT, cell.key())
                .build());
      }
    }
  }

  private String cell(int node, String key) {
    return Objects.requireNonNull(cells.get(node).get(key));
  }

  private MethodSpec constructor() {
    NameTable names = new NameTable("flow", "frame");
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addParameter(flowClass, "flow")
            .addParameter(TypeNames.FRAME, "frame")
            .addStatement("this.flow = flow")
            .addStatement("this.frame = frame");
    for (KeyRead input : flow.entry().inputs()) {
      String parameter = names.name(Labels.identifier(input.key()));
      constructor.addParameter(NodeAdapterGenerator.lenientTypeOf(input), parameter);
      if (proven.keys().containsKey(input.key())) {
        constructor.addCode(store.input(input, parameter));
      }
    }
    return constructor.build();
  }

  private MethodSpec run() {
    MethodSpec.Builder run = MethodSpec.methodBuilder("run");
    run.addStatement("int next = $N", constants.get(proven.start()));
    run.beginControlFlow("while (next >= 0)").addStatement("next = step(next)").endControlFlow();
    if (flow.result().kind() != Result.Kind.VOID) {
      run.returns(TypeNames.of(flow.result().type().orElseThrow()));
      run.addStatement(flow.result().isSealed() ? "return result(next)" : "return result()");
    }
    return run.build();
  }

  private void addSteps(TypeSpec.Builder type) {
    int size = flow.nodes().size();
    if (size <= CASES_PER_SWITCH) {
      type.addMethod(step("step", 0, size));
      return;
    }
    int parts = (size + CASES_PER_SWITCH - 1) / CASES_PER_SWITCH;
    CodeBlock.Builder code =
        CodeBlock.builder().add("return switch (node / $L) {\n$>", CASES_PER_SWITCH);
    for (int i = 0; i < parts; i++) {
      String name = "stepsFrom" + i * CASES_PER_SWITCH;
      int from = i * CASES_PER_SWITCH;
      type.addMethod(step(name, from, Math.min(size, from + CASES_PER_SWITCH)));
      code.add("case $L -> $N(node);\n", i, name);
    }
    code.add("default -> throw new $T(node);\n$<};\n", AssertionError.class);
    type.addMethod(stepMethod("step").addCode(code.build()).build());
  }

  private static MethodSpec.Builder stepMethod(String name) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE)
        .addParameter(int.class, "node")
        .returns(int.class);
  }

  private MethodSpec step(String name, int from, int to) {
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (node) {\n$>");
    for (int i = from; i < to; i++) {
      code.add("case $N -> $N();\n", constants.get(i), visits.get(i));
    }
    code.add("default -> throw new $T(node);\n$<};\n", AssertionError.class);
    return stepMethod(name).addCode(code.build()).build();
  }

  // ---- one visit ----

  private MethodSpec visit(int index) {
    FlowNode node = flow.nodes().get(index);
    Contract contract = contract(node);
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement(
        contract.flow() ? "frame.enterFlow($N)" : "frame.enter($N)", constants.get(index));
    CodeBlock call = call(index);
    boolean many = contract.actions().size() > 1;
    boolean isIndex = many && contract.result().filter(this::isInt).isPresent();
    boolean used = many || usesResult(contract);
    if (isIndex) {
      code.addStatement("int action = $L", call);
    } else if (used) {
      code.addStatement("$T outcome = $L", TypeNames.of(contract.result().orElseThrow()), call);
      if (many) {
        code.addStatement("int action = $T.action(outcome)", TypeNames.of(contract.adapter()));
      }
    } else {
      code.addStatement(call);
    }
    if (many) {
      addChoices(code, index);
    } else {
      code.addStatement("frame.leave(0)");
      addWrites(code, index, contract.actions().get(0));
      code.addStatement("return $L", target(proven.edges().get(index).get(0)));
    }
    return MethodSpec.methodBuilder(visits.get(index))
        .addModifiers(Modifier.PRIVATE)
        .returns(int.class)
        .addCode(code.build())
        .build();
  }

  private boolean isInt(TypeRef type) {
    return TypeNames.of(type).equals(TypeName.INT);
  }

  private static boolean usesResult(Contract contract) {
    return contract.actions().stream()
        .flatMap(action -> action.writes().stream())
        .anyMatch(
            write ->
                write.source() != KeyWrite.Source.CELL
                    && write.source() != KeyWrite.Source.EACH_OF_CELL);
  }

  private void addChoices(CodeBlock.Builder code, int index) {
    List<Action> actions = contract(flow.nodes().get(index)).actions();
    code.addStatement("frame.leave(action)");
    code.beginControlFlow("switch (action)");
    for (int a = 0; a < actions.size(); a++) {
      boolean last = a == actions.size() - 1;
      code.add(last ? "default: // $L\n$>" : "case $L: // $L\n$>", label(a, actions, last));
      addWrites(code, index, actions.get(a));
      code.addStatement("return $L", target(proven.edges().get(index).get(a)));
      code.add("$<");
    }
    code.endControlFlow();
  }

  private static Object[] label(int action, List<Action> actions, boolean last) {
    String name = Labels.comment(actions.get(action).name());
    return last ? new Object[] {name} : new Object[] {action, name};
  }

  private CodeBlock call(int index) {
    FlowNode node = flow.nodes().get(index);
    Contract contract = contract(node);
    ClassName adapter = TypeNames.of(contract.adapter());
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("flow.$N", Objects.requireNonNull(nodeFields.get(node.name()))));
    arguments.add(CodeBlock.of("frame"));
    if (contract.hasExec()) {
      arguments.add(
          node.retry().isPresent()
              ? CodeBlock.of("$N", retries.get(index))
              : CodeBlock.of("$T.RETRY", adapter));
    }
    for (KeyRead read : contract.reads()) {
      arguments.add(store.read(node.keyOf(read.key()), read.need()));
    }
    for (Contract.Cell cell : contract.cells()) {
      arguments.add(CodeBlock.of("$N", cell(index, cell.key())));
    }
    return CodeBlock.of(
        "$T.visit($L)", adapter, arguments.stream().collect(CodeBlock.joining(",$W")));
  }

  /** Values are taken before any key changes, as all writes of a visit take effect together. */
  private void addWrites(CodeBlock.Builder code, int index, Action action) {
    FlowNode node = flow.nodes().get(index);
    for (KeyWrite write : action.writes()) {
      addWrite(code, index, write, store.name(node.keyOf(write.key())));
    }
  }

  private void addWrite(CodeBlock.Builder code, int index, KeyWrite write, String field) {
    FlowNode node = flow.nodes().get(index);
    boolean cell =
        write.source() == KeyWrite.Source.CELL || write.source() == KeyWrite.Source.EACH_OF_CELL;
    if (cell) {
      addCellWrite(code, node, write, field, cell(index, write.accessor()));
      return;
    }
    CodeBlock value =
        write.source() == KeyWrite.Source.ACCESSOR
            ? CodeBlock.of(
                "$T.$N(outcome)", TypeNames.of(contract(node).adapter()), write.accessor())
            : CodeBlock.of("outcome");
    if (write.source() == KeyWrite.Source.EACH_OF_RESULT) {
      code.addStatement("$N = $T.appendAll($N, $L)", field, TypeNames.APPEND_LIST, field, value);
    } else if (!write.append() && write.mayUnset() && isAppended(node, write)) {
      code.addStatement("$N = $L", field, value)
          .addStatement(
              "$1N = $1N == null ? $2T.empty() : $2T.copyOf($1N)", field, TypeNames.APPEND_LIST);
    } else if (!write.append()) {
      code.addStatement("$N = $L", field, kept(node, write, value));
    } else if (write.need().required()) {
      code.addStatement("$N = $T.append($N, $L)", field, TypeNames.APPEND_LIST, field, value);
    } else {
      code.beginControlFlow("if ($L != null)", value)
          .addStatement("$N = $T.append($N, $L)", field, TypeNames.APPEND_LIST, field, value)
          .endControlFlow();
    }
  }

  private void addCellWrite(
      CodeBlock.Builder code, FlowNode node, KeyWrite write, String field, String cell) {
    if (write.source() == KeyWrite.Source.EACH_OF_CELL) {
      code.addStatement(
          "$N = $T.appendAll($N, $N.get())", field, TypeNames.APPEND_LIST, field, cell);
      return;
    }
    CodeBlock store =
        write.append()
            ? CodeBlock.of("$1N = $2T.append($1N, $3N.get())", field, TypeNames.APPEND_LIST, cell)
            : CodeBlock.of("$N = $L", field, kept(node, write, CodeBlock.of("$N.get()", cell)));
    boolean always = write.need().required() && write.promised();
    if (always) {
      code.addStatement(store);
    } else if (write.mayUnset()) {
      CodeBlock absent =
          isAppended(node, write)
              ? CodeBlock.of("$T.empty()", TypeNames.APPEND_LIST)
              : CodeBlock.of("null");
      CodeBlock value = kept(node, write, CodeBlock.of("$N.get()", cell));
      code.addStatement("$N = $N.isSet() ? $L : $L", field, cell, value, absent);
    } else {
      code.beginControlFlow("if ($N.isSet())", cell).addStatement(store).endControlFlow();
    }
  }

  /** What a key keeps of a value: a list that is appended to must be the run's own. */
  private CodeBlock kept(FlowNode node, KeyWrite write, CodeBlock value) {
    return isAppended(node, write)
        ? CodeBlock.of("$T.copyOf($L)", TypeNames.APPEND_LIST, value)
        : value;
  }

  /** An appended key is never unset: what would unset it leaves it empty. */
  private boolean isAppended(FlowNode node, KeyWrite write) {
    return store.stored(node.keyOf(write.key())).appended();
  }

  private CodeBlock target(Route route) {
    return route instanceof Route.To to
        ? CodeBlock.of("$N", constants.get(to.node()))
        : CodeBlock.of("$N", exits.get(((Route.Exit) route).variant()));
  }

  // ---- the result ----

  private MethodSpec result() {
    Result result = flow.result();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("result")
            .addModifiers(Modifier.PRIVATE)
            .returns(TypeNames.of(result.type().orElseThrow()));
    if (!result.isSealed()) {
      return method.addStatement("return $L", build(result.variants().get(0))).build();
    }
    method.addParameter(int.class, "exit");
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (exit) {\n$>");
    for (int i = 0; i < result.variants().size(); i++) {
      code.add("case $N -> $L;\n", exits.get(i), build(result.variants().get(i)));
    }
    code.add("default -> throw new $T(exit);\n$<};\n", AssertionError.class);
    return method.addCode(code.build()).build();
  }

  private CodeBlock build(Variant variant) {
    Optional<TypeName> record = variant.type().map(TypeNames::of);
    CodeBlock values =
        variant.outputs().stream().map(this::output).collect(CodeBlock.joining(", "));
    return record.isPresent() ? CodeBlock.of("new $T($L)", record.get(), values) : values;
  }

  private CodeBlock output(Output output) {
    return store.read(output.key(), output.need());
  }
}
