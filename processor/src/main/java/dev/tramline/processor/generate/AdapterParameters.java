package dev.tramline.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.KeyRead;
import dev.tramline.processor.model.NodeModel;
import dev.tramline.processor.model.NodeModel.Argument;
import dev.tramline.processor.model.NodeModel.Outcome;
import dev.tramline.processor.model.NodeModel.StageMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that the static methods of a node's adapter take, and the arguments with which
 * they call each other and the node. A value has the same name in all of them.
 */
final class AdapterParameters {

  private final NodeModel node;
  private final List<ParameterSpec> keys = new ArrayList<>();
  private final List<ParameterSpec> cells = new ArrayList<>();

  /**
   * Names the keys that a node reads, and its cells.
   *
   * @param node the node
   */
  AdapterParameters(NodeModel node) {
    this.node = node;
    Contract contract = node.contract();
    NameTable names = names(node);
    for (KeyRead read : contract.reads()) {
      String name = names.name(Labels.identifier(read.key()));
      keys.add(ParameterSpec.builder(TypeNames.of(read), name).build());
    }
    for (Contract.Cell cell : contract.cells()) {
      String name = names.name(Labels.identifier(cell.key()) + "Out");
      cells.add(ParameterSpec.builder(Cells.type(cell), name).build());
    }
  }

  /** The names that the adapter's methods use themselves. */
  private static NameTable names(NodeModel node) {
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
    if (node.contract().forks()) {
      names.reserve(Set.of("actions", "branch", "branches", "index"));
    }
    names.reserve(NameTable.CALLED);
    return names;
  }

  // ---- parameters ----

  /** The keys that the node reads, in the order of its contract. */
  List<ParameterSpec> keys() {
    return keys;
  }

  /** The cells that the node writes, in the order of its contract. */
  List<ParameterSpec> cells() {
    return cells;
  }

  /** The cell of a key. */
  ParameterSpec cell(String key) {
    List<Contract.Cell> declared = node.contract().cells();
    for (int i = 0; i < declared.size(); i++) {
      if (declared.get(i).key().equals(key)) {
        return cells.get(i);
      }
    }
    throw new IllegalArgumentException(key);
  }

  /** Whether any method of the node may ask how exec is tried. */
  boolean anyContext() {
    return Stream.of(node.prep().stream(), node.exec().stream(), node.post().stream())
            .flatMap(stages -> stages)
            .anyMatch(AdapterParameters::takesContext)
        || node.fallbacks().stream().anyMatch(AdapterParameters::takesContext);
  }

  private static boolean takesContext(StageMethod stage) {
    return stage.arguments().stream().anyMatch(Argument.Context.class::isInstance);
  }

  /** What a stage's static method takes beside the node: each argument once, the context first. */
  List<ParameterSpec> ofStage(StageMethod stage) {
    List<ParameterSpec> parameters = new ArrayList<>();
    if (takesContext(stage)) {
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
      return ParameterSpec.builder(execResult(), "result").build();
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
        : prepResult();
  }

  private TypeName prepResult() {
    return TypeNames.of(node.prep().orElseThrow().returns().orElseThrow());
  }

  /** What exec yields as a whole, in a batch the list of what it returned. */
  TypeName execResult() {
    TypeName type = TypeNames.of(node.exec().orElseThrow().returns().orElseThrow());
    return node.batch().isPresent()
        ? ParameterizedTypeName.get(ClassName.get(List.class), type.box())
        : type;
  }

  /** What one call of exec with its fallbacks needs of the visit, without the context. */
  List<ParameterSpec> ofExec() {
    List<StageMethod> stages = new ArrayList<>(node.fallbacks());
    stages.add(0, node.exec().orElseThrow());
    return ofAll(stages);
  }

  /** The same for all items of a batch, with their source in place of the item. */
  List<ParameterSpec> ofBatch() {
    List<ParameterSpec> parameters = ofExec();
    parameters.replaceAll(
        parameter ->
            parameter.name().equals("prepared")
                ? ParameterSpec.builder(prepResult(), "prepared").build()
                : parameter);
    return parameters;
  }

  /** What the fallbacks need, without the context and the failure. */
  List<ParameterSpec> ofFallbacks() {
    return ofAll(node.fallbacks());
  }

  private List<ParameterSpec> ofAll(List<StageMethod> stages) {
    Map<String, ParameterSpec> parameters = new LinkedHashMap<>();
    for (StageMethod stage : stages) {
      ofStage(stage).forEach(parameter -> parameters.putIfAbsent(parameter.name(), parameter));
    }
    parameters.remove("runContext");
    return new ArrayList<>(parameters.values());
  }

  // ---- arguments ----

  /** The arguments for some parameters that are at hand under their own names. */
  static List<String> names(List<ParameterSpec> parameters) {
    return new ArrayList<>(parameters.stream().map(ParameterSpec::name).toList());
  }

  /** The arguments with which the adapter calls a stage's static method. */
  String toStage(StageMethod stage) {
    List<String> arguments = names(ofStage(stage));
    arguments.replaceAll(name -> name.equals("runContext") ? "frame" : name);
    arguments.add(0, "node");
    return String.join(", ", arguments);
  }

  /**
   * The arguments with which a method of the node is called.
   *
   * @param stage the method
   * @param context what stands for the context
   * @param failure what stands for the failure
   */
  String toNode(StageMethod stage, String context, String failure) {
    return stage.arguments().stream()
        .map(argument -> argument(argument, context, failure))
        .collect(Collectors.joining(", "));
  }

  /** The arguments of exec that an interceptor gets to see. */
  String toInterceptors(StageMethod exec) {
    return exec.arguments().stream()
        .filter(argument -> !(argument instanceof Argument.Context))
        .map(argument -> argument(argument, "frame", "failure"))
        .collect(Collectors.joining(", "));
  }

  private String argument(Argument argument, String context, String failure) {
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
    return argument instanceof Argument.Failure ? failure : context;
  }
}
