package dev.tramline.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.Names;
import dev.tramline.processor.model.NodeModel;
import dev.tramline.processor.model.NodeModel.Component;
import dev.tramline.processor.model.NodeModel.Outcome;
import dev.tramline.processor.model.NodeModel.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes the end of a visit: it checks what post returned, which {@code outcome} holds, and returns
 * it, or the index of the action that it names. Of a fork it does so with each of the outcomes.
 */
final class PostResult {

  private final NodeModel node;
  private final Contract contract;
  private final Promises promises;

  /** What messages call the method. */
  private final String method;

  /**
   * Prepares the end of a visit.
   *
   * @param node a node with a post method
   * @param parameters names its cells
   */
  PostResult(NodeModel node, AdapterParameters parameters) {
    this.node = node;
    this.contract = node.contract();
    this.promises = new Promises(node, parameters);
    this.method = "@Post method " + node.post().orElseThrow().name();
  }

  /** The statements that follow the call of post. */
  CodeBlock code() {
    return contract.forks() ? ofFork() : ofOne();
  }

  private CodeBlock ofOne() {
    CodeBlock.Builder code = CodeBlock.builder();
    if (node.outcome() instanceof Outcome.Nothing) {
      if (promises.any()) {
        code.addStatement("int action = 0").add(promises.check());
      }
      return code.build();
    }
    if (node.outcome() instanceof Outcome.Records records) {
      code.add(required());
      addRecord(code, records, "outcome");
      return code.addStatement("return outcome").build();
    }
    if (isConstant()) {
      code.add(required()).add(actionIs(CodeBlock.of("outcome.name()")));
    } else {
      code.add(actionOfText());
    }
    if (promises.any()) {
      code.add(promises.check()).addStatement("return action");
    }
    return code.build();
  }

  private boolean isConstant() {
    return node.outcome() instanceof Outcome.Constants;
  }

  private CodeBlock required() {
    return FrameChecks.requireResult("POST", method, "outcome");
  }

  private CodeBlock ofFork() {
    boolean records = node.outcome() instanceof Outcome.Records;
    CodeBlock.Builder code = CodeBlock.builder().add(required());
    if (!records) {
      code.addStatement(
          "$T actions = new $T<>()",
          TypeNames.of(contract.result().orElseThrow()),
          ArrayList.class);
    }
    code.beginControlFlow("for (int index = 0; index < outcome.size(); index++)")
        .addStatement("$T branch = outcome.get(index)", outcomeType())
        .beginControlFlow("if (branch == null)")
        .addStatement(
            "throw frame.broken($T.POST, $S + index)",
            TypeNames.STAGE,
            method + " returned null as element ")
        .endControlFlow();
    addBranch(code);
    return code.endControlFlow()
        .add(promises.checkWithoutBranches())
        .addStatement("return $L", records ? outcomes() : "actions")
        .build();
  }

  private void addBranch(CodeBlock.Builder code) {
    if (node.outcome() instanceof Outcome.Records records) {
      addRecord(code, records, "branch");
      return;
    }
    code.add(actionIs(CodeBlock.of(isConstant() ? "branch.name()" : "branch")))
        .add(promises.check())
        .addStatement("actions.add(action)");
  }

  /** The outcomes as the visit's type has them: as plain objects if flows cannot name them. */
  private CodeBlock outcomes() {
    return OutcomeMethods.type(contract).equals(outcomeType())
        ? CodeBlock.of("outcome")
        : CodeBlock.of("new $T<>(outcome)", ArrayList.class);
  }

  // ---- records ----

  private void addRecord(CodeBlock.Builder code, Outcome.Records records, String outcome) {
    addComponents(code, records, outcome);
    if (promises.any()) {
      boolean several = records.variants().size() > 1;
      code.addStatement(
              "int action = $L", several ? CodeBlock.of("action($L)", outcome) : CodeBlock.of("0"))
          .add(promises.check());
    }
  }

  private void addComponents(CodeBlock.Builder code, Outcome.Records records, String outcome) {
    boolean one = isOneRecord(records);
    for (int i = 0; i < records.variants().size(); i++) {
      Variant variant = records.variants().get(i);
      List<Component> required =
          variant.components().stream()
              .filter(c -> c.write().need().required() && !c.write().primitive())
              .toList();
      if (required.isEmpty()) {
        continue;
      }
      String local = one ? outcome : "variant" + i;
      if (!one) {
        code.beginControlFlow(
            "if ($L instanceof $T $L)", outcome, TypeNames.of(variant.type()), local);
      }
      for (Component component : required) {
        CodeBlock value = CodeBlock.of("$L.$N()", local, component.name());
        code.add(FrameChecks.requireKey("POST", component.write().key(), value));
      }
      if (!one) {
        code.endControlFlow();
      }
    }
  }

  /** Whether post's declared type is the record itself, so that no cast is needed. */
  private boolean isOneRecord(Outcome.Records records) {
    return records.variants().size() == 1
        && TypeNames.of(records.variants().get(0).type()).equals(outcomeType());
  }

  /** The declared type of an outcome: what post returns, or for a fork the element of that. */
  private TypeName outcomeType() {
    return TypeNames.of(
        node.branch().orElseGet(() -> node.post().orElseThrow().returns().orElseThrow()));
  }

  // ---- constants and text ----

  private CodeBlock actionOfText() {
    List<String> actions = contract.actionNames();
    if (actions.contains("default")) {
      return actionIs(CodeBlock.of("outcome == null ? $S : outcome", "default"));
    }
    return CodeBlock.builder()
        .beginControlFlow("if (outcome == null)")
        .add(
            FrameChecks.brokenPost(
                method + " returned null, but declares only " + Names.quoted(actions)))
        .endControlFlow()
        .add(actionIs(CodeBlock.of("outcome")))
        .build();
  }

  /** The action is the result of the visit, at once if there is no more to do first. */
  private CodeBlock actionIs(CodeBlock outcome) {
    String is = promises.any() || contract.forks() ? "int action =" : "return";
    return CodeBlock.builder().addStatement("$L actionOf(frame, $L)", is, outcome).build();
  }

  /** The method that finds the action of what post returns, if that is a constant or a text. */
  Optional<MethodSpec> actionOf() {
    if (node.outcome() instanceof Outcome.Constants constants) {
      return Optional.of(
          actionOf(
              constants.constants(),
              method + " returned ",
              ", which the enum did not have when the node was compiled: recompile the node"));
    }
    List<String> actions = contract.actionNames();
    return node.outcome() instanceof Outcome.Text
        ? Optional.of(
            actionOf(
                actions,
                method + " returned action \"",
                "\", but declares only " + Names.quoted(actions)))
        : Optional.empty();
  }

  /**
   * Looks for the very string first: to compute which it may be takes longer, and so much code that
   * the loop around suffers. An enum goes by its names: a switch over it comes with a class of its
   * own, and its constants may be hidden by a name of the adapter, or be gone when this runs.
   */
  private static MethodSpec actionOf(List<String> names, String returned, String unknown) {
    CodeBlock.Builder same = CodeBlock.builder().add("// mostly it is the very constant\n");
    CodeBlock.Builder equal = CodeBlock.builder().add("return switch (outcome) {\n$>");
    for (int i = 0; i < names.size(); i++) {
      same.beginControlFlow("if (outcome == $S)", names.get(i))
          .addStatement("return $L", i)
          .endControlFlow();
      equal.add("case $S -> $L;\n", names.get(i), i);
    }
    equal.add(
        "default -> throw frame.broken($T.POST, $S + outcome + $S);\n$<};\n",
        TypeNames.STAGE,
        returned,
        unknown);
    return MethodSpec.methodBuilder("actionOf")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(TypeNames.FRAME, "frame")
        .addParameter(String.class, "outcome")
        .returns(int.class)
        .addCode(same.build())
        .addCode(equal.build())
        .build();
  }
}
