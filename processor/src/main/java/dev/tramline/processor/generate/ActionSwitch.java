package dev.tramline.processor.generate;

import com.palantir.javapoet.CodeBlock;
import dev.tramline.processor.model.Action;
import java.util.List;
import java.util.function.IntFunction;

/** Writes the choice between the actions of a node. */
final class ActionSwitch {

  private ActionSwitch() {}

  /**
   * A switch over actions; for a single action no more than its case.
   *
   * @param action what yields the index of the action
   * @param actions the actions
   * @param body for the index of an action what is done on it, which ends with a return
   */
  static CodeBlock of(CodeBlock action, List<Action> actions, IntFunction<CodeBlock> body) {
    if (actions.size() == 1) {
      return body.apply(0);
    }
    CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("switch ($L)", action);
    for (int i = 0; i < actions.size(); i++) {
      String name = Labels.comment(actions.get(i).name());
      code.add(i == actions.size() - 1 ? "default" : "case " + i).add(": // $L\n$>", name);
      code.add(body.apply(i)).add("$<");
    }
    return code.endControlFlow().build();
  }
}
