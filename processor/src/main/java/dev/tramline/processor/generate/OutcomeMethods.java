package dev.tramline.processor.generate;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.NodeModel;
import dev.tramline.processor.model.NodeModel.Component;
import dev.tramline.processor.model.NodeModel.Outcome;
import dev.tramline.processor.model.NodeModel.Variant;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the methods of an adapter that tell flows which action a record stands for, and what it
 * writes.
 */
final class OutcomeMethods {

  private OutcomeMethods() {}

  /** The type of one outcome as flows have it. */
  static TypeName type(Contract contract) {
    TypeName result = TypeNames.of(contract.result().orElseThrow());
    return contract.forks() ? ((ParameterizedTypeName) result).typeArguments().get(0) : result;
  }

  /** The methods, none if the node's outcomes are no records. */
  static List<MethodSpec> of(NodeModel node) {
    List<MethodSpec> methods = new ArrayList<>();
    if (!(node.outcome() instanceof Outcome.Records records)) {
      return methods;
    }
    TypeName outcome = type(node.contract());
    if (records.variants().size() > 1) {
      methods.add(action(records, outcome));
    }
    for (Variant variant : records.variants()) {
      for (Component component : variant.components()) {
        methods.add(
            OutcomeCode.accessor(
                component.write(),
                outcome,
                TypeNames.of(variant.type()),
                component.name(),
                TypeNames.of(component.type())));
      }
    }
    return methods;
  }

  private static MethodSpec action(Outcome.Records records, TypeName outcome) {
    List<TypeName> types =
        records.variants().stream().map(variant -> TypeNames.of(variant.type())).toList();
    return MethodSpec.methodBuilder("action")
        .addJavadoc("Returns the index of the action that an outcome stands for.\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addParameter(outcome, "outcome")
        .returns(int.class)
        .addCode(OutcomeCode.action(types))
        .build();
  }
}
