package dev.tramline.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.tramline.processor.model.Action;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.Fingerprints;
import dev.tramline.processor.model.FlowModel;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.FlowModel.Output;
import dev.tramline.processor.model.FlowModel.Variant;
import dev.tramline.processor.model.KeyRead;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.Branch;
import dev.tramline.processor.model.ProvenFlow.Route;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes the nested class that builds the static picture of a flow, and first checks that the
 * adapters are those the flow was compiled against. It is a class of its own so that its methods
 * share no name with a node's, and it is cut into methods so that none gets too large for a class
 * file, whatever the number of nodes.
 */
final class GraphClass {

  /** A character of a call takes at most two bytes of code, so this is far below all limits. */
  private static final int CHARACTERS_PER_METHOD = 4000;

  private final ProvenFlow proven;
  private final FlowModel flow;

  GraphClass(ProvenFlow proven) {
    this.proven = proven;
    this.flow = proven.flow();
  }

  TypeSpec generate(String flowClass) {
    List<CodeBlock> calls = calls();
    TypeSpec.Builder type =
        TypeSpec.classBuilder("Graph")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    CodeBlock.Builder build = CodeBlock.builder();
    List<CodeBlock> checks = checks(flowClass);
    List<MethodSpec> parts = new ArrayList<>();
    for (List<CodeBlock> some : cut(checks)) {
      part(parts, "check", some, false);
    }
    parts.forEach(part -> build.addStatement("$N()", part));
    build.addStatement(
        "$1T graph = new $1T($2S, $3S, $4S)",
        TypeNames.GRAPH_BUILDER,
        flow.name(),
        flow.nodes().get(proven.start()).name(),
        fingerprint(calls));
    int first = parts.size();
    for (List<CodeBlock> some : cut(calls)) {
      part(parts, "add", some, true);
    }
    parts.subList(first, parts.size()).forEach(part -> build.addStatement("$N(graph)", part));
    build.addStatement("return graph.build()");
    type.addMethod(
        MethodSpec.methodBuilder("build")
            .addModifiers(Modifier.STATIC)
            .returns(TypeNames.FLOW_GRAPH)
            .addCode(build.build())
            .build());
    return type.addMethods(parts).build();
  }

  private static void part(
      List<MethodSpec> parts, String verb, List<CodeBlock> calls, boolean graph) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(verb + parts.size())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    if (graph) {
      method.addParameter(TypeNames.GRAPH_BUILDER, "graph");
    }
    calls.forEach(method::addStatement);
    parts.add(method.build());
  }

  private static List<List<CodeBlock>> cut(List<CodeBlock> calls) {
    List<List<CodeBlock>> parts = new ArrayList<>();
    int room = 0;
    for (CodeBlock call : calls) {
      int length = call.toString().length();
      if (parts.isEmpty() || length > room) {
        parts.add(new ArrayList<>());
        room = CHARACTERS_PER_METHOD;
      }
      room -= length;
      parts.get(parts.size() - 1).add(call);
    }
    return parts;
  }

  private List<CodeBlock> checks(String flowClass) {
    Map<String, Contract> adapters = new LinkedHashMap<>();
    for (FlowNode node : flow.nodes()) {
      Contract contract = node.contract().orElseThrow();
      adapters.putIfAbsent(contract.adapter().qualifiedName(), contract);
    }
    List<CodeBlock> checks = new ArrayList<>();
    adapters.forEach(
        (name, contract) ->
            checks.add(
                CodeBlock.of(
                    "$T.check($S,$W$S,$W$S,$W$T.fingerprint())",
                    TypeNames.GRAPH_BUILDER,
                    flowClass,
                    name,
                    contract.fingerprint(),
                    TypeNames.of(contract.adapter()))));
    return checks;
  }

  private List<CodeBlock> calls() {
    List<CodeBlock> calls = new ArrayList<>();
    for (KeyRead input : flow.entry().inputs()) {
      calls.add(CodeBlock.of("graph.input($S, $S)", input.key(), input.type().text()));
    }
    outputs().forEach((key, type) -> calls.add(CodeBlock.of("graph.output($S, $S)", key, type)));
    proven
        .keys()
        .forEach(
            (key, stored) ->
                calls.add(CodeBlock.of("graph.key($S, $S)", key, stored.type().text())));
    for (FlowNode node : flow.nodes()) {
      calls.add(node(node));
    }
    for (int i = 0; i < flow.nodes().size(); i++) {
      FlowNode node = flow.nodes().get(i);
      List<Action> actions = node.contract().orElseThrow().actions();
      for (int a = 0; a < actions.size(); a++) {
        addEdges(calls, node, actions.get(a), proven.edges().get(i).get(a));
      }
    }
    MermaidDiagram.lines(proven)
        .forEach(line -> calls.add(CodeBlock.of("graph.mermaid($S)", line)));
    return calls;
  }

  private Map<String, String> outputs() {
    Map<String, String> outputs = new LinkedHashMap<>();
    for (Variant variant : flow.result().variants()) {
      for (Output output : variant.outputs()) {
        outputs.putIfAbsent(output.key(), output.type().text());
      }
    }
    return outputs;
  }

  private static CodeBlock node(FlowNode node) {
    Contract contract = node.contract().orElseThrow();
    Set<String> reads = new LinkedHashSet<>();
    contract.reads().forEach(read -> reads.add(node.keyOf(read)));
    Set<String> writes = new LinkedHashSet<>();
    for (Action action : contract.actions()) {
      for (KeyWrite write : action.writes()) {
        writes.add(node.keyOf(write.key()));
      }
    }
    return CodeBlock.of(
        "graph.node($S,$W$S,$W$L,$W$L,$W$L)",
        node.name(),
        contract.type().qualifiedName(),
        array(contract.actionNames()),
        array(reads),
        array(writes));
  }

  private static CodeBlock array(Collection<String> names) {
    CodeBlock values =
        names.stream().map(n -> CodeBlock.of("$S", n)).collect(CodeBlock.joining(", "));
    return CodeBlock.of("new $T[] {$L}", String.class, values);
  }

  /** An action leads to one place, or starts a branch at each of several. */
  private void addEdges(List<CodeBlock> calls, FlowNode node, Action action, Route route) {
    boolean forks = node.contract().orElseThrow().forks();
    if (route instanceof Route.Fork fork) {
      for (Branch branch : proven.forks().get(fork.fork()).branches()) {
        calls.add(edge(node, action, branch.start(), true));
      }
    } else {
      calls.add(edge(node, action, route, forks));
    }
  }

  private CodeBlock edge(FlowNode node, Action action, Route route, boolean branch) {
    boolean exit = route instanceof Route.Exit;
    String to =
        route instanceof Route.To next
            ? flow.nodes().get(next.node()).name()
            : flow.result().variants().get(((Route.Exit) route).variant()).name();
    return branch
        ? CodeBlock.of("graph.branch($S, $S, $S, $L)", node.name(), action.name(), to, exit)
        : CodeBlock.of(
            "graph.$L($S, $S, $S)", exit ? "exit" : "edge", node.name(), action.name(), to);
  }

  /** Everything the picture shows, and the contracts beneath it. */
  private String fingerprint(List<CodeBlock> calls) {
    StringBuilder text = new StringBuilder(flow.type().qualifiedName());
    calls.forEach(call -> text.append('\n').append(call));
    for (FlowNode node : flow.nodes()) {
      text.append('\n').append(node.contract().orElseThrow().fingerprint());
    }
    return Fingerprints.of(text.toString());
  }
}
