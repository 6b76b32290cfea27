package dev.tramline.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import dev.tramline.processor.model.Action;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.NodeModel;
import java.util.List;
import java.util.Optional;

/** Writes what checks, after post, that the cells promised on an action were set. */
final class Promises {

  private final NodeModel node;
  private final AdapterParameters parameters;

  /**
   * Prepares the checks.
   *
   * @param node the node
   * @param parameters names its cells
   */
  Promises(NodeModel node, AdapterParameters parameters) {
    this.node = node;
    this.parameters = parameters;
  }

  private List<Action> actions() {
    return node.contract().actions();
  }

  /** Whether there is anything to check, for which the index of the action has to be known. */
  boolean any() {
    return actions().stream().anyMatch(action -> !on(action).isEmpty());
  }

  private List<KeyWrite> on(Action action) {
    return action.writes().stream()
        .filter(write -> write.source() == KeyWrite.Source.CELL && write.promised())
        .filter(write -> !node.execCell().equals(Optional.of(write.accessor())))
        .toList();
  }

  /** Checks what is promised on the action whose index is {@code action}. */
  CodeBlock check() {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < actions().size(); i++) {
      Action action = actions().get(i);
      for (KeyWrite write : on(action)) {
        code.beginControlFlow("if (action == $L && !$N.isSet())", i, cell(write))
            .add(broken("action \"" + action.name() + "\" promises", write))
            .endControlFlow();
      }
    }
    return code.build();
  }

  /** Checks a fork: what is promised on every action holds without any branch too. */
  CodeBlock checkWithoutBranches() {
    CodeBlock.Builder code = CodeBlock.builder();
    for (KeyWrite write : on(actions().get(0))) {
      if (actions().stream().allMatch(action -> isOn(action, write.key()))) {
        code.beginControlFlow("if (outcome.isEmpty() && !$N.isSet())", cell(write))
            .add(broken("every action promises", write))
            .endControlFlow();
      }
    }
    return code.build();
  }

  private boolean isOn(Action action, String key) {
    return on(action).stream().anyMatch(write -> write.key().equals(key));
  }

  private ParameterSpec cell(KeyWrite write) {
    return parameters.cell(write.accessor());
  }

  private static CodeBlock broken(String promise, KeyWrite write) {
    return FrameChecks.brokenPost(
        promise + " to write key \"" + write.key() + "\", but its Out was not set");
  }
}
