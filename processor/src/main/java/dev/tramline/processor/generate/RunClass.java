package dev.tramline.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.tramline.processor.model.Action;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.FlowModel;
import dev.tramline.processor.model.FlowModel.Each;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.FlowModel.Output;
import dev.tramline.processor.model.FlowModel.Result;
import dev.tramline.processor.model.FlowModel.Variant;
import dev.tramline.processor.model.KeyRead;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.Names;
import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes the nested class that holds the state of one run: its keys as fields, a method for each
 * node, and a loop that only chooses the next ones. A visit is a method of its own so that the JIT
 * compiles it by itself; the switch is cut up before it gets too large to be compiled as a whole.
 */
final class RunClass {

  /**
   * HotSpot inlines until there are 8000 bytes of code, which is the loop with about this many
   * nodes that do next to nothing.
   */
  private static final int NODES_IN_LOOP = 24;

  /** Of a larger flow it would call each node; what a part of this size takes it still inlines. */
  private static final int NODES_PER_PART = 20;

  private final ClassName flowClass;
  private final ProvenFlow proven;
  private final FlowModel flow;
  private final int nodesPerPart;
  private final Map<String, String> nodeFields;
  private final StoreFields store;
  private final List<List<Integer>> blocks;
  private final List<String> constants = new ArrayList<>();
  private final List<String> exits = new ArrayList<>();
  private final List<String> visits = new ArrayList<>();
  private final List<String> retries = new ArrayList<>();
  private final List<Map<String, String>> cells = new ArrayList<>();
  private final List<ForkCode> forks = new ArrayList<>();
  private final List<Optional<EachVisit>> eaches = new ArrayList<>();

  RunClass(ClassName flowClass, ProvenFlow proven, Map<String, String> nodeFields) {
    this.flowClass = flowClass;
    this.proven = proven;
    this.flow = proven.flow();
    this.nodeFields = nodeFields;
    this.nodesPerPart = flow.nodes().size() <= NODES_IN_LOOP ? NODES_IN_LOOP : NODES_PER_PART;
    this.blocks = Blocks.of(proven, nodesPerPart);
    NameTable fields =
        new NameTable(
            "flow",
            "frame",
            "steps",
            "run",
            "next",
            "node",
            "outcome",
            "outcomes",
            "branch",
            "branches",
            "first",
            "join",
            "element",
            "elements",
            "action",
            "value",
            "exit");
    flow.nodes().forEach(node -> fields.reserve(NameTable.obscured(contract(node).adapter())));
    fields.reserve(NameTable.CALLED);
    NameTable methods =
        new NameTable("run", "runBranch", "step", "result", "clone", "finalize", "yield");
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
    NameTable types = new NameTable("Run", "Graph", "Builder", "Adapter");
    types.reserve(named());
    for (int i = 0; i < flow.nodes().size(); i++) {
      FlowNode node = flow.nodes().get(i);
      StoreFields.View keys = store.at(i);
      eaches.add(node.each().map(each -> new EachVisit(node, keys, fields, types)));
    }
    for (int i = 0; i < proven.forks().size(); i++) {
      forks.add(new ForkCode(proven, i, store, methods));
    }
  }

  /** The classes of the flow's package that the class names, as far as they are users'. */
  private Set<String> named() {
    String packageName = flow.type().packageName();
    Set<String> named = new HashSet<>();
    proven.keys().values().forEach(key -> TypeNames.addTopLevel(key.type(), packageName, named));
    for (FlowNode node : flow.nodes()) {
      named.add(contract(node).adapter().simpleNames().get(0));
      contract(node).result().ifPresent(t -> TypeNames.addTopLevel(t, packageName, named));
    }
    return named;
  }

  private static Contract contract(FlowNode node) {
    return node.contract().orElseThrow();
  }

  TypeSpec generate(Environment environment) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder("Run")
            .addJavadoc("The state of one run: a field for each key, a method for each node.\n")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    environment.unmarkNonNull(type);
    addFields(type);
    type.addMethod(constructor());
    if (!forks.isEmpty()) {
      type.addMethod(copyConstructor());
    }
    type.addMethod(run());
    if (!forks.isEmpty()) {
      type.addMethod(ForkCode.runBranch());
    }
    addSteps(type);
    for (int i = 0; i < flow.nodes().size(); i++) {
      type.addMethod(visit(i));
    }
    forks.forEach(fork -> fork.methods(route -> target(route, "")).forEach(type::addMethod));
    if (flow.result().kind() != Result.Kind.VOID) {
      type.addMethod(result());
    }
    eaches.forEach(each -> each.flatMap(EachVisit::record).ifPresent(type::addType));
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
                .initializer(
                    "$L.timeoutOf($T.RETRY)",
                    Retries.policy(flow.nodes().get(i).retry()),
                    TypeNames.of(contract(flow.nodes().get(i)).adapter()))
                .build());
      }
    }
    type.addField(flowClass, "flow", Modifier.PRIVATE, Modifier.FINAL);
    type.addField(TypeNames.FRAME, "frame", Modifier.PRIVATE, Modifier.FINAL);
    type.addField(TypeNames.STEPS, "steps", Modifier.PRIVATE, Modifier.FINAL);
    keyFields().forEach(type::addField);
    for (int i = 0; i < flow.nodes().size(); i++) {
      for (Contract.Cell cell : contract(flow.nodes().get(i)).cells()) {
        Modifier[] own = {Modifier.PRIVATE, Modifier.FINAL};
        type.addField(
            FieldSpec.builder(Cells.type(cell), cell(i, cell.key()), own)
                .initializer(Cells.made(cell))
                .build());
      }
    }
  }

  private List<FieldSpec> keyFields() {
    List<FieldSpec> keyFields = new ArrayList<>();
    for (String key : proven.keys().keySet()) {
      keyFields.add(keyField(store.ofFlow(), key));
    }
    for (int fork = 0; fork < proven.forks().size(); fork++) {
      for (String key : proven.forks().get(fork).locals().keySet()) {
        keyFields.add(keyField(store.inBranchOf(fork), key));
      }
    }
    return keyFields;
  }

  private static FieldSpec keyField(StoreFields.View keys, String key) {
    FieldSpec.Builder field = FieldSpec.builder(keys.type(key), keys.name(key), Modifier.PRIVATE);
    if (keys.stored(key).appended()) {
      field.initializer("$T.empty()", TypeNames.APPEND_LIST);
    }
    return field.build();
  }

  /** For a branch, which has a store of its own with what is in the store where it starts. */
  private MethodSpec copyConstructor() {
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addParameter(ForkCode.RUN, "run")
            .addParameter(TypeNames.FRAME, "frame")
            .addStatement("this.flow = run.flow")
            .addStatement("this.frame = frame")
            .addStatement("this.steps = new $T(frame)", TypeNames.STEPS);
    keyFields().forEach(field -> constructor.addStatement("this.$1N = run.$1N", field));
    return constructor.build();
  }

  private String cell(int node, String key) {
    return Objects.requireNonNull(cells.get(node).get(key));
  }

  private MethodSpec constructor() {
    List<ParameterSpec> inputs = inputs();
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addParameter(flowClass, "flow")
            .addParameter(TypeNames.FRAME, "frame")
            .addParameter(TypeNames.STEPS, "steps")
            .addParameters(inputs)
            .addStatement("this.flow = flow")
            .addStatement("this.frame = frame")
            .addStatement("this.steps = steps");
    for (int i = 0; i < inputs.size(); i++) {
      KeyRead input = flow.entry().inputs().get(i);
      if (proven.keys().containsKey(input.key())) {
        constructor.addCode(store.input(input, inputs.get(i).name()));
      }
    }
    return constructor.build();
  }

  private List<ParameterSpec> inputs() {
    NameTable names = new NameTable("flow", "frame", "steps", "run", "next");
    names.reserve(Set.copyOf(constants));
    names.reserve(Set.copyOf(exits));
    return flow.entry().inputs().stream()
        .map(
            input ->
                ParameterSpec.builder(
                        TypeNames.lenientOf(input), names.name(Labels.identifier(input.key())))
                    .build())
        .toList();
  }

  /**
   * The loop. It makes the state itself, which then never leaves it unless a visit is too large to
   * be inlined: the JIT keeps in registers what would else be written and read in each step.
   */
  private MethodSpec run() {
    List<ParameterSpec> inputs = inputs();
    CodeBlock.Builder values = CodeBlock.builder();
    inputs.forEach(input -> values.add(", $N", input));
    MethodSpec.Builder run =
        MethodSpec.methodBuilder("run")
            .addModifiers(Modifier.STATIC)
            .addParameter(flowClass, "flow")
            .addParameter(TypeNames.FRAME, "frame")
            .addParameters(inputs)
            .addStatement(
                "$1T run = new $1T(flow, frame, new $2T(frame)$3L)",
                ForkCode.RUN,
                TypeNames.STEPS,
                values.build())
            .addStatement("int next = $N", constants.get(proven.start()))
            .beginControlFlow("while (next >= 0)");
    if (switchesInLoop()) {
      run.addCode(choice("next = switch (next) {\n$>", "next", "run.", blocks));
    } else {
      run.addStatement("next = run.step(next)");
    }
    run.endControlFlow();
    if (flow.result().kind() != Result.Kind.VOID) {
      run.returns(TypeNames.of(flow.result().type().orElseThrow()));
      run.addStatement(
          flow.result().isSealed() ? "return run.result(next)" : "return run.result()");
    }
    return run.build();
  }

  /**
   * Whether the switch stands in the loop. In a method of its own the JIT compiles it before the
   * loop, then finds it too large to be inlined there, and each step is a call; but branches share
   * it with the run, and a large one has parts.
   */
  private boolean switchesInLoop() {
    return forks.isEmpty() && flow.nodes().size() <= nodesPerPart;
  }

  private void addSteps(TypeSpec.Builder type) {
    int size = flow.nodes().size();
    if (switchesInLoop()) {
      return;
    }
    if (size <= nodesPerPart) {
      type.addMethod(step("step", blocks));
      return;
    }
    int parts = (size + nodesPerPart - 1) / nodesPerPart;
    CodeBlock.Builder code =
        CodeBlock.builder().add("return switch (node / $L) {\n$>", nodesPerPart);
    for (int i = 0; i < parts; i++) {
      int part = i;
      String name = "stepsFrom" + i * nodesPerPart;
      List<List<Integer>> ofPart =
          blocks.stream().filter(block -> block.get(0) / nodesPerPart == part).toList();
      type.addMethod(step(name, ofPart));
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

  private MethodSpec step(String name, List<List<Integer>> choices) {
    return stepMethod(name)
        .addCode(choice("return switch (node) {\n$>", "node", "", choices))
        .build();
  }

  /** A switch that takes the run through the block that a node is the first of. */
  private CodeBlock choice(String head, String node, String run, List<List<Integer>> choices) {
    CodeBlock.Builder code = CodeBlock.builder().add(head);
    for (List<Integer> block : choices) {
      int last = block.get(block.size() - 1);
      code.add("case $N -> ", constants.get(block.get(0)));
      if (block.size() == 1 && chooses(last)) {
        code.add("$L$N();\n", run, visits.get(last));
        continue;
      }
      code.add("{\n$>");
      for (int visited : block.subList(0, block.size() - 1)) {
        code.add("$L$N();\n", run, visits.get(visited));
      }
      if (chooses(last)) {
        code.add("yield $L$N();\n$<}\n", run, visits.get(last));
      } else {
        code.add("$L$N();\n", run, visits.get(last));
        code.add("yield $L;\n$<}\n", target(proven.edges().get(last).get(0), run));
      }
    }
    return code.add("default -> throw new $T($N);\n$<};\n", AssertionError.class, node).build();
  }

  /** Whether the visit says where to go on. */
  private boolean chooses(int node) {
    Contract contract = contract(flow.nodes().get(node));
    return contract.actions().size() > 1 || contract.forks();
  }

  // ---- one visit ----

  private MethodSpec visit(int index) {
    FlowNode node = flow.nodes().get(index);
    Contract contract = contract(node);
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement(
        contract.flow() ? "frame.enterFlow($N)" : "steps.enter($N)", constants.get(index));
    boolean many = contract.actions().size() > 1 && !contract.forks();
    TypeName type = visitType(index);
    CodeBlock visit = within(node, type, call(index));
    if (contract.forks()) {
      code.addStatement("$T outcomes = $L", type, visit);
    } else if (type.equals(TypeName.VOID)) {
      code.addStatement(visit);
    } else if (eaches.get(index).isPresent()) {
      code.addStatement("$T $L = $L", type, eaches.get(index).get().list(), visit);
    } else if (type.equals(TypeName.INT) && many) {
      code.addStatement("int action = $L", visit);
    } else {
      code.addStatement("$T outcome = $L", type, visit);
      if (many) {
        code.addStatement("int action = $T.action(outcome)", TypeNames.of(contract.adapter()));
      }
    }
    String leave = contract.flow() ? "steps.leaveFlow($L)" : "steps.leave($L)";
    if (contract.forks()) {
      code.addStatement("frame.leaveForking()");
      code.add(writes(index).of(ForkCode.writesBeforeFork(contract)));
      code.addStatement("return $N(outcomes)", forks.get(proven.forkOf(index)).method());
    } else if (many) {
      code.addStatement(leave, "action").add(choices(index));
    } else {
      code.addStatement(leave, 0);
      eaches
          .get(index)
          .ifPresentOrElse(
              each -> each.addWrites(code),
              () -> code.add(writes(index).of(contract.actions().get(0).writes())));
    }
    return MethodSpec.methodBuilder(visits.get(index))
        .addModifiers(Modifier.PRIVATE)
        .returns(chooses(index) ? TypeName.INT : TypeName.VOID)
        .addCode(code.build())
        .build();
  }

  /** What a visit yields that the flow has a use for, void if that is nothing. */
  private TypeName visitType(int index) {
    Contract contract = contract(flow.nodes().get(index));
    Optional<EachVisit> each = eaches.get(index);
    if (each.isPresent()) {
      return each.get().type();
    }
    return contract.actions().size() > 1 || contract.forks() || usesResult(contract)
        ? TypeNames.of(contract.result().orElseThrow())
        : TypeName.VOID;
  }

  /** A visit under the time limit that the flow sets it, if it does. */
  private static CodeBlock within(FlowNode node, TypeName type, CodeBlock visit) {
    return node.timeoutNanos() == 0
        ? visit
        : Visits.within("within", node.timeoutNanos(), type, visit);
  }

  private static boolean usesResult(Contract contract) {
    return contract.actions().stream()
        .flatMap(action -> action.writes().stream())
        .anyMatch(
            write ->
                write.source() != KeyWrite.Source.CELL
                    && write.source() != KeyWrite.Source.EACH_OF_CELL);
  }

  private CodeBlock choices(int index) {
    List<Action> actions = contract(flow.nodes().get(index)).actions();
    KeyWrites writes = writes(index);
    return ActionSwitch.of(
        CodeBlock.of("action"),
        actions,
        action ->
            CodeBlock.builder()
                .add(writes.of(actions.get(action).writes()))
                .addStatement("return $L", target(proven.edges().get(index).get(action), ""))
                .build());
  }

  private KeyWrites writes(int index) {
    return new KeyWrites(flow.nodes().get(index), store.at(index), key -> cell(index, key));
  }

  private CodeBlock call(int index) {
    FlowNode node = flow.nodes().get(index);
    Optional<EachVisit> each = eaches.get(index);
    Contract contract = node.each().map(Each::element).orElseGet(() -> contract(node));
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
      arguments.add(
          each.isPresent()
              ? each.get().argument(read)
              : store.at(index).read(node.keyOf(read), read.need()));
    }
    for (Contract.Cell cell : contract.cells()) {
      arguments.add(
          each.isPresent()
              ? each.get().argument(cell)
              : CodeBlock.of("$N", cell(index, cell.key())));
    }
    CodeBlock visit = CodeBlock.of("$T.visit($L)", adapter, CodeBlock.join(arguments, ",$W"));
    return each.isPresent() ? each.get().all(visit) : visit;
  }

  /** What yields where a route leads; a fork is run by a method of the run. */
  private CodeBlock target(Route route, String run) {
    if (route instanceof Route.Fork fork) {
      return CodeBlock.of("$L$N()", run, forks.get(fork.fork()).method());
    }
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
    return store.ofFlow().read(output.key(), output.need());
  }
}
