package dev.tramline.processor.generate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.tramline.processor.model.Action;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.KeyRead;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.Names;
import dev.tramline.processor.model.Need;
import dev.tramline.processor.model.NodeModel;
import dev.tramline.processor.model.NodeModel.Argument;
import dev.tramline.processor.model.NodeModel.Batch;
import dev.tramline.processor.model.NodeModel.Component;
import dev.tramline.processor.model.NodeModel.Outcome;
import dev.tramline.processor.model.NodeModel.StageMethod;
import dev.tramline.processor.model.NodeModel.Variant;
import dev.tramline.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the adapter of a node: its three stages as static methods of one shape, and {@code visit},
 * which runs them in order. Flows call only the adapter, so that a node may keep its methods and
 * records package-private, and so that a flow need not know whether a node is source or class file.
 */
public final class NodeAdapterGenerator {

  private static final Modifier[] PUBLIC_STATIC = {Modifier.PUBLIC, Modifier.STATIC};
  private static final Modifier[] PRIVATE_STATIC = {Modifier.PRIVATE, Modifier.STATIC};

  private final NodeModel node;
  private final Contract contract;
  private final Environment environment;
  private final TypeName nodeType;
  private final List<ParameterSpec> keys = new ArrayList<>();
  private final List<ParameterSpec> cells = new ArrayList<>();

  private NodeAdapterGenerator(NodeModel node, Environment environment) {
    this.node = node;
    this.contract = node.contract();
    this.environment = environment;
    this.nodeType = TypeNames.of(node.nodeType());
    NameTable names =
        new NameTable(
            "node",
            "frame",
            "retry",
            "runContext",
            "prepared",
            "result",
            "outcome",
            "item",
            "items",
            "results",
            "failure",
            "action",
            "e",
            "f");
    if (node.outcome() instanceof Outcome.Records records) {
      for (int i = 0; i < records.variants().size(); i++) {
        names.name("variant" + i);
      }
    }
    if (contract.forks()) {
      names.reserve(Set.of("actions", "branch", "branches", "index"));
    }
    names.reserve(NameTable.CALLED);
    for (KeyRead read : contract.reads()) {
      keys.add(
          ParameterSpec.builder(typeOf(read), names.name(Labels.identifier(read.key()))).build());
    }
    for (Contract.Cell cell : contract.cells()) {
      TypeName type = ParameterizedTypeName.get(TypeNames.OUT, TypeNames.of(cell.type()));
      String name = names.name(Labels.identifier(cell.key()) + "Out");
      cells.add(ParameterSpec.builder(type, name).build());
    }
  }

  /**
   * Writes an adapter.
   *
   * @param node the node
   * @param environment what it may refer to
   * @return the class
   */
  public static TypeSpec generate(NodeModel node, Environment environment) {
    return new NodeAdapterGenerator(node, environment).generate();
  }

  /** The type that takes whatever a declaration of the key may yield, wildcards included. */
  static TypeName lenientTypeOf(KeyRead read) {
    return read.need() == Need.OPTIONAL
        ? ParameterizedTypeName.get(
            ClassName.get(Optional.class), WildcardTypeName.subtypeOf(TypeNames.of(read.type())))
        : typeOf(read);
  }

  static TypeName typeOf(KeyRead read) {
    TypeName type = TypeNames.of(read.type());
    if (read.need() == Need.OPTIONAL) {
      return ParameterizedTypeName.get(ClassName.get(Optional.class), type);
    }
    return read.primitive() ? type.unbox() : type;
  }

  private TypeSpec generate() {
    ClassName name = TypeNames.of(contract.adapter());
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.FINAL)
            .addJavadoc(
                """
                Runs {@link $T} for the flows that contain it: a whole visit, or each stage apart.
                """,
                nodeType);
    if (node.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    environment.mark(type);
    type.addAnnotation(ContractAnnotation.of(contract));
    node.exec().ifPresent(exec -> type.addField(retry()));
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    type.addMethod(fingerprint(contract));
    type.addMethod(visit());
    node.prep().ifPresent(prep -> type.addMethod(stage("prep", prep)));
    node.exec().ifPresent(exec -> type.addMethod(stage("exec", exec)));
    node.post().ifPresent(post -> type.addMethod(stage("post", post)));
    if (node.exec().isPresent()) {
      node.batch().ifPresent(batch -> type.addMethod(items(batch)));
      type.addMethod(attempts(node.exec().get()));
      if (!node.fallbacks().isEmpty()) {
        type.addMethod(fallback());
      }
    }
    addOutcome(type);
    return type.build();
  }

  private FieldSpec retry() {
    return FieldSpec.builder(
            TypeNames.RETRY_POLICY, "RETRY", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("How exec is retried where a flow does not say otherwise.\n")
        .initializer(Retries.policy(node.retry(), node.timeoutNanos()))
        .build();
  }

  /** A method, not a constant: the compiler would copy a constant into its users. */
  static MethodSpec fingerprint(Contract contract) {
    return MethodSpec.methodBuilder("fingerprint")
        .addJavadoc(
            """
            Identifies the contract that flows were compiled against.

            @return the fingerprint
            """)
        .addModifiers(PUBLIC_STATIC)
        .returns(String.class)
        .addStatement("return $S", contract.fingerprint())
        .build();
  }

  // ---- the whole visit ----

  private MethodSpec visit() {
    MethodSpec.Builder visit =
        MethodSpec.methodBuilder("visit")
            .addJavadoc("Visits the node: $L.\n", stages())
            .addModifiers(PUBLIC_STATIC)
            .addParameter(nodeType, "node")
            .addParameter(TypeNames.FRAME, "frame");
    if (node.exec().isPresent()) {
      visit.addParameter(TypeNames.RETRY_POLICY, "retry");
    }
    visit.addParameters(keys).addParameters(cells);
    contract.result().ifPresent(result -> visit.returns(TypeNames.of(result)));
    CodeBlock.Builder code = CodeBlock.builder();
    cells.forEach(cell -> code.addStatement("$N.clear()", cell));
    if (node.exec().isPresent() && node.prep().isPresent()) {
      code.addStatement("frame.plan(retry)");
    }
    node.prep().ifPresent(prep -> code.add(guarded("prep", prep, "PREP", "prepared")));
    node.exec().ifPresent(exec -> code.add(runExec(exec)));
    node.execCell().ifPresent(cell -> code.add(storeExec(cell)));
    if (node.post().isPresent()) {
      if (contract.forks()) {
        code.add(guardedFork(node.post().get()));
        code.add(finishFork());
      } else {
        code.add(guarded("post", node.post().get(), "POST", "outcome"));
        code.add(finish());
      }
    } else if (contract.result().isPresent()) {
      code.add(returnKey());
    }
    return visit.addCode(code.build()).build();
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

  /** A stage whose exceptions fail the node at once. */
  private CodeBlock guarded(String name, StageMethod stage, String constant, String local) {
    CodeBlock call = CodeBlock.of("$L($L)", name, stageArguments(stage));
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
    TypeName taken =
        ParameterizedTypeName.get(ClassName.get(List.class), TypeNames.of(branchType()));
    CodeBlock call = CodeBlock.of("post($L)", stageArguments(post));
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

  private TypeRef branchType() {
    return node.branch().orElseThrow();
  }

  private CodeBlock runExec(StageMethod exec) {
    CodeBlock call =
        CodeBlock.of(
            "$L($L)",
            node.batch().isPresent() ? "items" : "attempts",
            join("node", "frame", "retry", names(execParameters(node.batch().isPresent()))));
    if (exec.returns().isEmpty()) {
      return CodeBlock.builder().addStatement(call).build();
    }
    boolean used =
        node.execCell().isPresent()
            || node.post().stream()
                .flatMap(post -> post.arguments().stream())
                .anyMatch(Argument.Result.class::isInstance)
            || (node.post().isEmpty() && contract.result().isPresent());
    return used
        ? CodeBlock.builder().addStatement("$T result = $L", execResult(exec), call).build()
        : CodeBlock.builder().addStatement(call).build();
  }

  private TypeName execResult(StageMethod exec) {
    TypeName type = TypeNames.of(exec.returns().orElseThrow());
    return node.batch().isPresent()
        ? ParameterizedTypeName.get(ClassName.get(List.class), type.box())
        : type;
  }

  /** The first write of exec's own; all of them share its value and its presence. */
  private KeyWrite execWrite() {
    return contract.actions().get(0).writes().get(0);
  }

  private CodeBlock storeExec(String key) {
    String cell = cells.get(cellIndex(key)).name();
    KeyWrite write = execWrite();
    StageMethod exec = node.exec().orElseThrow();
    TypeName type = TypeNames.of(exec.returns().orElseThrow());
    CodeBlock.Builder code = CodeBlock.builder();
    if (node.batch().isPresent() || type.isPrimitive()) {
      return code.addStatement("$L.set(result)", cell).build();
    }
    return switch (write.need()) {
      case REQUIRED ->
          code.add(requireKey("EXEC", write.key(), CodeBlock.of("result")))
              .addStatement("$L.set(result)", cell)
              .build();
      case NULLABLE ->
          code.beginControlFlow("if (result != null)")
              .addStatement("$L.set(result)", cell)
              .endControlFlow()
              .build();
      case OPTIONAL ->
          code.beginControlFlow("if (result != null && result.isPresent())")
              .addStatement("$L.set(result.get())", cell)
              .endControlFlow()
              .build();
    };
  }

  private CodeBlock returnKey() {
    KeyWrite write = execWrite();
    TypeName type = TypeNames.of(node.exec().orElseThrow().returns().orElseThrow());
    CodeBlock.Builder code = CodeBlock.builder();
    if (write.need() == Need.OPTIONAL && node.batch().isEmpty()) {
      return code.addStatement("return result == null ? null : result.orElse(null)").build();
    }
    if (write.need().required() && node.batch().isEmpty() && !type.isPrimitive()) {
      code.add(requireKey("EXEC", write.key(), CodeBlock.of("result")));
    }
    return code.addStatement("return result").build();
  }

  private static CodeBlock requireKey(String stage, String key, CodeBlock value) {
    return CodeBlock.builder()
        .addStatement("frame.requireKey($T.$L, $S, $L)", TypeNames.STAGE, stage, key, value)
        .build();
  }

  /** After post: checks what it returned and yields it, or the index of the action it names. */
  private CodeBlock finish() {
    String method = "@Post method " + node.post().orElseThrow().name();
    CodeBlock.Builder code = CodeBlock.builder();
    if (node.outcome() instanceof Outcome.Records records) {
      code.addStatement("frame.requireResult($T.POST, $S, outcome)", TypeNames.STAGE, method);
      checkComponents(code, records, "outcome");
      if (hasPromises()) {
        code.addStatement("int action = $L", actionOf(records, "outcome"));
        checkPromises(code);
      }
      return code.addStatement("return outcome").build();
    }
    if (node.outcome() instanceof Outcome.Constants constants) {
      code.addStatement("frame.requireResult($T.POST, $S, outcome)", TypeNames.STAGE, method);
      code.add(actionOfConstant(constants, "outcome"));
    } else if (node.outcome() instanceof Outcome.Text) {
      code.add(actionOfText(method));
    } else {
      if (hasPromises()) {
        code.addStatement("int action = 0");
        checkPromises(code);
      }
      return code.build();
    }
    if (hasPromises()) {
      checkPromises(code);
      code.addStatement("return action");
    }
    return code.build();
  }

  /**
   * After the post of a fork: checks each outcome, and yields them or the indices of their actions.
   */
  private CodeBlock finishFork() {
    String method = "@Post method " + node.post().orElseThrow().name();
    boolean records = node.outcome() instanceof Outcome.Records;
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("frame.requireResult($T.POST, $S, outcome)", TypeNames.STAGE, method);
    if (!records) {
      code.addStatement(
          "$T actions = new $T<>()",
          TypeNames.of(contract.result().orElseThrow()),
          ArrayList.class);
    }
    code.beginControlFlow("for (int index = 0; index < outcome.size(); index++)")
        .addStatement("$T branch = outcome.get(index)", TypeNames.of(branchType()))
        .beginControlFlow("if (branch == null)")
        .addStatement(
            "throw frame.broken($T.POST, $S + index)",
            TypeNames.STAGE,
            method + " returned null as element ")
        .endControlFlow();
    checkBranch(code, method);
    code.endControlFlow();
    checkPromisesOfAll(code);
    return code.addStatement("return $L", records ? outcomes() : "actions").build();
  }

  private void checkBranch(CodeBlock.Builder code, String method) {
    if (node.outcome() instanceof Outcome.Records records) {
      checkComponents(code, records, "branch");
      if (hasPromises()) {
        code.addStatement("int action = $L", actionOf(records, "branch"));
        checkPromises(code);
      }
      return;
    }
    if (node.outcome() instanceof Outcome.Constants constants) {
      code.add(actionOfConstant(constants, "branch"));
    } else {
      code.add(actionOfText(method, CodeBlock.of("branch"), "branch"));
    }
    checkPromises(code);
    code.addStatement("actions.add(action)");
  }

  /** What is promised on every action holds without any branch too. */
  private void checkPromisesOfAll(CodeBlock.Builder code) {
    for (KeyWrite write : promises(contract.actions().get(0))) {
      boolean always =
          contract.actions().stream()
              .allMatch(
                  action -> promises(action).stream().anyMatch(w -> w.key().equals(write.key())));
      if (always) {
        code.beginControlFlow(
                "if (outcome.isEmpty() && !$N.isSet())", cells.get(cellIndex(write.accessor())))
            .addStatement(
                "throw frame.broken($T.POST, $S)",
                TypeNames.STAGE,
                "every action promises to write key \""
                    + write.key()
                    + "\", but its Out was not set")
            .endControlFlow();
      }
    }
  }

  /** The outcomes as the visit's type has them: as plain objects if flows cannot name them. */
  private CodeBlock outcomes() {
    return outcomeType().equals(TypeNames.of(branchType()))
        ? CodeBlock.of("outcome")
        : CodeBlock.of("new $T<>(outcome)", ArrayList.class);
  }

  /** The type of one outcome as flows have it. */
  private TypeName outcomeType() {
    TypeName result = TypeNames.of(contract.result().orElseThrow());
    return contract.forks() ? ((ParameterizedTypeName) result).typeArguments().get(0) : result;
  }

  private CodeBlock actionOfConstant(Outcome.Constants constants, String outcome) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("$L switch ($L) {\n$>", actionIs(), outcome);
    for (int i = 0; i < constants.constants().size(); i++) {
      code.add("case $L -> $L;\n", constants.constants().get(i), i);
    }
    return code.add("$<};\n").build();
  }

  /** The action is the result of the visit, at once if there is no more to do first. */
  private String actionIs() {
    return hasPromises() || contract.forks() ? "int action =" : "return";
  }

  private CodeBlock actionOfText(String method) {
    List<String> actions = contract.actionNames();
    CodeBlock.Builder code = CodeBlock.builder();
    CodeBlock value =
        actions.contains("default")
            ? CodeBlock.of("outcome == null ? $S : outcome", "default")
            : CodeBlock.of("outcome");
    if (!actions.contains("default")) {
      code.beginControlFlow("if (outcome == null)")
          .addStatement(
              "throw frame.broken($T.POST, $S)",
              TypeNames.STAGE,
              method + " returned null, but declares only " + Names.quoted(actions))
          .endControlFlow();
    }
    return code.add(actionOfText(method, value, "outcome")).build();
  }

  private CodeBlock actionOfText(String method, CodeBlock value, String outcome) {
    List<String> actions = contract.actionNames();
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("$L switch ($L) {\n$>", actionIs(), value);
    for (int i = 0; i < actions.size(); i++) {
      code.add("case $S -> $L;\n", actions.get(i), i);
    }
    return code.add(
            "default -> throw frame.broken($T.POST, $S + $L + $S);\n$<};\n",
            TypeNames.STAGE,
            method + " returned action \"",
            outcome,
            "\", but declares only " + Names.quoted(actions))
        .build();
  }

  private void checkComponents(CodeBlock.Builder code, Outcome.Records records, String outcome) {
    boolean one = isOneRecord(records);
    for (Variant variant : records.variants()) {
      List<Component> required =
          variant.components().stream()
              .filter(c -> c.write().need().required() && !c.write().primitive())
              .toList();
      if (required.isEmpty()) {
        continue;
      }
      String local = one ? outcome : "variant" + records.variants().indexOf(variant);
      if (!one) {
        code.beginControlFlow(
            "if ($L instanceof $T $L)", outcome, TypeNames.of(variant.type()), local);
      }
      for (Component component : required) {
        code.add(
            requireKey(
                "POST", component.write().key(), CodeBlock.of("$L.$N()", local, component.name())));
      }
      if (!one) {
        code.endControlFlow();
      }
    }
  }

  /** Whether post's declared type is the record itself, so that no cast is needed. */
  private boolean isOneRecord(Outcome.Records records) {
    return records.variants().size() == 1
        && TypeNames.of(records.variants().get(0).type())
            .equals(
                TypeNames.of(
                    node.branch().orElseGet(() -> node.post().orElseThrow().returns().get())));
  }

  private boolean hasPromises() {
    return contract.actions().stream().anyMatch(action -> !promises(action).isEmpty());
  }

  private List<KeyWrite> promises(Action action) {
    return action.writes().stream()
        .filter(write -> write.source() == KeyWrite.Source.CELL && write.promised())
        .filter(write -> !node.execCell().equals(Optional.of(write.accessor())))
        .toList();
  }

  private void checkPromises(CodeBlock.Builder code) {
    for (int i = 0; i < contract.actions().size(); i++) {
      Action action = contract.actions().get(i);
      for (KeyWrite write : promises(action)) {
        code.beginControlFlow(
                "if (action == $L && !$N.isSet())", i, cells.get(cellIndex(write.accessor())))
            .addStatement(
                "throw frame.broken($T.POST, $S)",
                TypeNames.STAGE,
                "action \""
                    + action.name()
                    + "\" promises to write key \""
                    + write.key()
                    + "\", but its Out was not set")
            .endControlFlow();
      }
    }
  }

  private int cellIndex(String key) {
    for (int i = 0; i < contract.cells().size(); i++) {
      if (contract.cells().get(i).key().equals(key)) {
        return i;
      }
    }
    throw new IllegalArgumentException(key);
  }

  // ---- single stages ----

  private MethodSpec stage(String name, StageMethod stage) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addJavadoc("Calls {@code $L}.\n", stage.name())
            .addModifiers(PUBLIC_STATIC)
            .addParameter(nodeType, "node")
            .addParameters(stageParameters(stage))
            .addException(Exception.class);
    stage.returns().ifPresent(type -> method.returns(TypeNames.of(type)));
    CodeBlock call = CodeBlock.of("node.$N($L)", stage.name(), callArguments(stage, "runContext"));
    if (node.awaited() && node.exec().equals(Optional.of(stage))) {
      call = CodeBlock.of("$T.await($L)", TypeNames.FRAME, call);
    }
    return stage.returns().isPresent()
        ? method.addStatement("return $L", call).build()
        : method.addStatement(call).build();
  }

  /** The parameters of a stage's static method: each argument once, context first. */
  private List<ParameterSpec> stageParameters(StageMethod stage) {
    List<ParameterSpec> parameters = new ArrayList<>();
    if (stage.arguments().stream().anyMatch(Argument.Context.class::isInstance)) {
      parameters.add(ParameterSpec.builder(TypeNames.RUN_CONTEXT, "runContext").build());
    }
    for (Argument argument : stage.arguments()) {
      ParameterSpec parameter = parameter(argument, stage);
      if (parameter != null
          && parameters.stream().noneMatch(p -> p.name().equals(parameter.name()))) {
        parameters.add(parameter);
      }
    }
    return parameters;
  }

  private @Nullable ParameterSpec parameter(Argument argument, StageMethod stage) {
    if (argument instanceof Argument.Prepared) {
      return ParameterSpec.builder(preparedType(stage), "prepared").build();
    }
    if (argument instanceof Argument.Result) {
      return ParameterSpec.builder(execResult(node.exec().orElseThrow()), "result").build();
    }
    if (argument instanceof Argument.Key key) {
      return keys.get(key.read());
    }
    return argument instanceof Argument.Cell cell ? cells.get(cell.cell()) : null;
  }

  /** What {@code @Prep} parameters hold: in exec and fallback of a batch the item. */
  private TypeName preparedType(StageMethod stage) {
    boolean isPost = node.post().equals(Optional.of(stage));
    return node.batch().isPresent() && !isPost
        ? TypeNames.of(node.batch().get().item())
        : TypeNames.of(node.prep().orElseThrow().returns().orElseThrow());
  }

  private String callArguments(StageMethod stage, String context) {
    return stage.arguments().stream()
        .map(argument -> argument(argument, context))
        .collect(Collectors.joining(", "));
  }

  private String argument(Argument argument, String context) {
    if (argument instanceof Argument.Prepared) {
      return "prepared";
    }
    if (argument instanceof Argument.Result) {
      return "result";
    }
    if (argument instanceof Argument.Key key) {
      return keys.get(key.read()).name();
    }
    if (argument instanceof Argument.Cell cell) {
      return cells.get(cell.cell()).name();
    }
    return argument instanceof Argument.Failure ? "failure" : context;
  }

  /** The arguments with which {@code visit} and {@code attempts} call a stage's static method. */
  private String stageArguments(StageMethod stage) {
    List<String> arguments = new ArrayList<>(List.of("node"));
    for (ParameterSpec parameter : stageParameters(stage)) {
      arguments.add(parameter.name().equals("runContext") ? "frame" : parameter.name());
    }
    return String.join(", ", arguments);
  }

  // ---- exec ----

  /** What exec and the fallbacks need of the visit, without the context. */
  private List<ParameterSpec> execParameters(boolean wholeBatch) {
    List<StageMethod> stages = new ArrayList<>(node.fallbacks());
    stages.add(0, node.exec().orElseThrow());
    List<ParameterSpec> parameters = parameters(stages);
    if (wholeBatch) {
      parameters.replaceAll(
          p ->
              p.name().equals("prepared")
                  ? ParameterSpec.builder(
                          TypeNames.of(node.prep().orElseThrow().returns().orElseThrow()),
                          "prepared")
                      .build()
                  : p);
    }
    return parameters;
  }

  /** All that some stages need, each parameter once, without the context. */
  private List<ParameterSpec> parameters(List<StageMethod> stages) {
    Map<String, ParameterSpec> parameters = new LinkedHashMap<>();
    for (StageMethod stage : stages) {
      stageParameters(stage).forEach(p -> parameters.putIfAbsent(p.name(), p));
    }
    parameters.remove("runContext");
    return new ArrayList<>(parameters.values());
  }

  private static List<String> names(List<ParameterSpec> parameters) {
    return parameters.stream().map(ParameterSpec::name).toList();
  }

  private static String join(String a, String b, String c, List<String> rest) {
    List<String> all = new ArrayList<>(List.of(a, b, c));
    all.addAll(rest);
    return String.join(", ", all);
  }

  private MethodSpec items(Batch batch) {
    StageMethod exec = node.exec().orElseThrow();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("items")
            .addModifiers(PRIVATE_STATIC)
            .addParameter(nodeType, "node")
            .addParameter(TypeNames.FRAME, "frame")
            .addParameter(TypeNames.RETRY_POLICY, "retry")
            .addParameters(execParameters(true));
    if (exec.returns().isPresent()) {
      method.returns(execResult(exec));
    }
    CodeBlock.Builder code = CodeBlock.builder();
    if (batch.source() == Batch.Source.PRIMITIVE_ARRAY) {
      code.addStatement(
          "frame.requireResult($T.PREP, $S, prepared)",
          TypeNames.STAGE,
          "@Prep method " + node.prep().orElseThrow().name());
    }
    code.add(batch.concurrency() > 1 ? sideBySide(batch, exec) : oneByOne(batch, exec));
    return method.addCode(code.build()).build();
  }

  private CodeBlock oneByOne(Batch batch, StageMethod exec) {
    TypeName item = TypeNames.of(batch.item()).box();
    boolean collects = exec.returns().isPresent();
    CodeBlock.Builder code = CodeBlock.builder();
    if (collects) {
      code.addStatement("$T results = new $T<>()", execResult(exec), ArrayList.class);
    }
    code.beginControlFlow(
        "try ($T items = $L)",
        ParameterizedTypeName.get(TypeNames.ITEMS, item),
        itemsOf(batch, item));
    code.beginControlFlow("while (items.hasNext())");
    CodeBlock call = attemptsOf("items.next()");
    if (!collects) {
      code.addStatement(call);
    } else if (checksEach(exec)) {
      code.add(checkedResult(exec, call)).addStatement("results.add(result)");
    } else {
      code.addStatement("results.add($L)", call);
    }
    code.endControlFlow().endControlFlow();
    if (collects) {
      code.add(returnResults());
    }
    return code.build();
  }

  private CodeBlock sideBySide(Batch batch, StageMethod exec) {
    TypeName item = TypeNames.of(batch.item()).box();
    TypeName result = exec.returns().map(TypeNames::of).orElse(TypeName.VOID);
    CodeBlock call = attemptsOf("item");
    TypeSpec fanOut =
        FanOuts.fanOut(
            item,
            "item",
            result,
            checksEach(exec)
                ? CodeBlock.builder()
                    .add(checkedResult(exec, call))
                    .addStatement("return result")
                    .build()
                : Visits.body(result, call));
    CodeBlock items = itemsOf(batch, item);
    CodeBlock.Builder code = CodeBlock.builder();
    if (exec.returns().isEmpty()) {
      return code.addStatement("$L.each(frame, $L, $L)", fanOut, items, batch.concurrency())
          .build();
    }
    return code.addStatement(
            "$T results = $L.all(frame, $L, $L)",
            execResult(exec),
            fanOut,
            items,
            batch.concurrency())
        .add(returnResults())
        .build();
  }

  /** All who read the results share them. */
  private static CodeBlock returnResults() {
    return CodeBlock.builder()
        .addStatement("return $T.unmodifiableList(results)", Collections.class)
        .build();
  }

  /** The call that takes one item through its attempts. */
  private CodeBlock attemptsOf(String item) {
    List<String> arguments = new ArrayList<>(names(execParameters(false)));
    arguments.replaceAll(name -> name.equals("prepared") ? item : name);
    return CodeBlock.of("attempts($L)", join("node", "frame", "retry", arguments));
  }

  /** Whether each result is a key's new element, which cannot be null. */
  private boolean checksEach(StageMethod exec) {
    return appendsEach() && !TypeNames.of(exec.returns().orElseThrow()).isPrimitive();
  }

  private CodeBlock checkedResult(StageMethod exec, CodeBlock call) {
    return CodeBlock.builder()
        .addStatement("$T result = $L", TypeNames.of(exec.returns().orElseThrow()), call)
        .add(requireKey("EXEC", appendedKey(), CodeBlock.of("result")))
        .build();
  }

  private boolean appendsEach() {
    return contract.actions().get(0).writes().stream().anyMatch(write -> write.source().isEach());
  }

  private String appendedKey() {
    return contract.actions().get(0).writes().stream()
        .filter(write -> write.source().isEach())
        .findFirst()
        .orElseThrow()
        .key();
  }

  private CodeBlock itemsOf(Batch batch, TypeName item) {
    CodeBlock items = allOf(batch, item);
    // An item that exec takes as a primitive cannot be null.
    boolean unboxes =
        TypeNames.of(batch.item()).isPrimitive() && batch.source() != Batch.Source.PRIMITIVE_ARRAY;
    return unboxes ? CodeBlock.of("$L.nonNull($S)", items, "the batch") : items;
  }

  private static CodeBlock allOf(Batch batch, TypeName item) {
    return switch (batch.source()) {
      case ITERABLE -> CodeBlock.of("$T.ofIterable(frame, prepared)", TypeNames.ITEMS);
      case ITERATOR -> CodeBlock.of("$T.ofIterator(frame, prepared)", TypeNames.ITEMS);
      case STREAM -> CodeBlock.of("$T.ofStream(frame, prepared)", TypeNames.ITEMS);
      case ARRAY -> CodeBlock.of("$T.ofArray(frame, prepared)", TypeNames.ITEMS);
      case PRIMITIVE_ARRAY ->
          CodeBlock.of(
              "$T.ofElements(frame, prepared.length, $L)",
              TypeNames.ITEMS,
              TypeSpec.anonymousClassBuilder("")
                  .addSuperinterface(
                      ParameterizedTypeName.get(ClassName.get(IntFunction.class), item))
                  .addMethod(
                      MethodSpec.methodBuilder("apply")
                          .addAnnotation(Override.class)
                          .addModifiers(Modifier.PUBLIC)
                          .addParameter(int.class, "index")
                          .returns(item)
                          .addStatement("return prepared[index]")
                          .build())
                  .build());
    };
  }

  private MethodSpec attempts(StageMethod exec) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("attempts")
            .addModifiers(PRIVATE_STATIC)
            .addParameter(nodeType, "node")
            .addParameter(TypeNames.FRAME, "frame")
            .addParameter(TypeNames.RETRY_POLICY, "retry")
            .addParameters(execParameters(false));
    exec.returns().ifPresent(type -> method.returns(TypeNames.of(type)));
    boolean returns = exec.returns().isPresent();
    CodeBlock call = CodeBlock.of("exec($L)", stageArguments(exec));
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("frame.begin(retry)")
        .beginControlFlow("while (true)")
        .beginControlFlow("try")
        .beginControlFlow("if (frame.indirect())");
    CodeBlock indirect = indirect(exec, call);
    if (returns) {
      TypeName type = TypeNames.of(exec.returns().get());
      code.addStatement(
          "return $L$L",
          type.equals(ClassName.OBJECT) ? "" : CodeBlock.of("($T) ", type.box()),
          indirect);
    } else {
      code.addStatement(indirect).addStatement("return");
    }
    code.endControlFlow();
    if (returns) {
      code.addStatement("return $L", call);
    } else {
      code.addStatement(call).addStatement("return");
    }
    code.nextControlFlow("catch ($T e)", Exception.class).beginControlFlow("if (!frame.retry(e))");
    if (node.fallbacks().isEmpty()) {
      code.addStatement("throw frame.failure($T.EXEC, e)", TypeNames.STAGE);
    } else {
      CodeBlock fallback = CodeBlock.of("fallback($L)", fallbackArguments());
      if (returns) {
        code.addStatement("return $L", fallback);
      } else {
        code.addStatement(fallback).addStatement("return");
      }
    }
    code.endControlFlow().endControlFlow().endControlFlow();
    return method.addCode(code.build()).build();
  }

  private CodeBlock indirect(StageMethod exec, CodeBlock call) {
    MethodSpec.Builder body =
        MethodSpec.methodBuilder("call")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(TypeNames.FRAME, "frame")
            .addException(Exception.class)
            .returns(Object.class);
    if (exec.returns().isPresent()) {
      body.addStatement("return $L", call);
    } else {
      body.addStatement(call).addStatement("return null");
    }
    TypeSpec bound =
        TypeSpec.anonymousClassBuilder("")
            .addSuperinterface(TypeNames.EXEC_CALL)
            .addMethod(body.build())
            .build();
    List<Argument> passed = new ArrayList<>(exec.arguments());
    passed.removeIf(Argument.Context.class::isInstance);
    String arguments =
        passed.stream().map(a -> argument(a, "frame")).collect(Collectors.joining(", "));
    return CodeBlock.of(
        "frame.call($L, new $T {$L})", bound, ArrayTypeName.of(Object.class), arguments);
  }

  // ---- fallback ----

  private String fallbackArguments() {
    return join("node", "frame", "e", names(parameters(node.fallbacks())));
  }

  private MethodSpec fallback() {
    StageMethod exec = node.exec().orElseThrow();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("fallback")
            .addModifiers(PRIVATE_STATIC)
            .addParameter(nodeType, "node")
            .addParameter(TypeNames.FRAME, "frame")
            .addParameter(Exception.class, "e")
            .addParameters(parameters(node.fallbacks()));
    exec.returns().ifPresent(type -> method.returns(TypeNames.of(type)));
    CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("try");
    boolean total = false;
    for (StageMethod fallback : node.fallbacks()) {
      TypeName type = failureType(fallback);
      total = isTotal(type);
      String arguments = callArguments(fallback, "frame");
      if (total) {
        arguments =
            fallback.arguments().stream()
                .map(a -> a instanceof Argument.Failure ? "e" : argument(a, "frame"))
                .collect(Collectors.joining(", "));
      } else {
        code.beginControlFlow("if (e instanceof $T failure)", type);
      }
      CodeBlock call = CodeBlock.of("node.$N($L)", fallback.name(), arguments);
      if (exec.returns().isPresent()) {
        code.addStatement("return $L", call);
      } else {
        code.addStatement(call).addStatement("return");
      }
      if (total) {
        break;
      }
      code.endControlFlow();
    }
    code.nextControlFlow("catch ($T f)", Exception.class)
        .addStatement("throw frame.fallbackFailure(f, e)")
        .endControlFlow();
    if (!total) {
      code.addStatement("throw frame.failure($T.EXEC, e)", TypeNames.STAGE);
    }
    return method.addCode(code.build()).build();
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

  // ---- outcome ----

  private void addOutcome(TypeSpec.Builder type) {
    if (!(node.outcome() instanceof Outcome.Records records)) {
      return;
    }
    TypeName outcome = outcomeType();
    if (records.variants().size() > 1) {
      type.addMethod(
          MethodSpec.methodBuilder("action")
              .addJavadoc("Returns the index of the action that an outcome stands for.\n")
              .addModifiers(PUBLIC_STATIC)
              .addParameter(outcome, "outcome")
              .returns(int.class)
              .addCode(OutcomeCode.action(recordTypes(records)))
              .build());
    }
    for (Variant variant : records.variants()) {
      for (Component component : variant.components()) {
        type.addMethod(
            OutcomeCode.accessor(
                component.write(),
                outcome,
                TypeNames.of(variant.type()),
                component.name(),
                TypeNames.of(component.type())));
      }
    }
  }

  private static List<TypeName> recordTypes(Outcome.Records records) {
    return records.variants().stream().map(variant -> TypeNames.of(variant.type())).toList();
  }

  private static CodeBlock actionOf(Outcome.Records records, String outcome) {
    return records.variants().size() > 1 ? CodeBlock.of("action($L)", outcome) : CodeBlock.of("0");
  }
}
