package dev.tramline.processor;

import dev.tramline.processor.check.FlowChecks;
import dev.tramline.processor.generate.FlowGenerator;
import dev.tramline.processor.generate.NodeAdapterGenerator;
import dev.tramline.processor.model.ClassRef;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.Finding;
import dev.tramline.processor.model.FlowModel;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.FlowShape;
import dev.tramline.processor.model.ModelReader;
import dev.tramline.processor.model.ModelReader.Reading;
import dev.tramline.processor.model.NodeModel;
import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.Sources;
import dev.tramline.processor.model.UnresolvedTypeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Takes the nodes and flows of one round through reading, checking, writing and printing. */
final class Session {

  private final ProcessingEnvironment environment;
  private final Options options;
  private final Sources sources;
  private final FindingPrinter printer;
  private final Output output;

  Session(ProcessingEnvironment environment, Options options, Sources sources) {
    this.environment = environment;
    this.options = options;
    this.sources = sources;
    this.printer = new FindingPrinter(environment.getMessager(), options);
    this.output = new Output(environment.getFiler(), environment.getElementUtils());
  }

  /** What could not be read yet, by name. */
  record Deferred(List<String> nodes, List<String> flows) {}

  private ModelReader reader() {
    return new ModelReader(environment.getElementUtils(), environment.getTypeUtils(), sources);
  }

  Deferred process(
      Collection<TypeElement> nodes, Collection<TypeElement> flows, Collection<Element> annotated) {
    ModelReader reader = reader();
    Deferred deferred = new Deferred(new ArrayList<>(), new ArrayList<>());
    List<Finding> findings = new ArrayList<>();
    readStrayMarks(reader, nodes, annotated, findings);
    for (TypeElement node : nodes) {
      readNode(reader, node, deferred, findings);
    }
    Map<TypeElement, FlowModel> readable = new LinkedHashMap<>();
    List<TypeElement> broken = new ArrayList<>();
    for (TypeElement flow : flows) {
      readFlow(reader, flow, deferred, findings, readable, broken);
    }
    FlowChecks.Checked checked = FlowChecks.check(List.copyOf(readable.values()));
    findings.addAll(checked.findings());
    Set<String> sound = soundFlows(readable.values(), checked.proven().keySet());
    readable.forEach(
        (element, flow) -> {
          String name = flow.type().qualifiedName();
          ProvenFlow proven = sound.contains(name) ? checked.proven().get(name) : null;
          if (proven == null) {
            broken.add(element);
          } else {
            guarded("flow " + name, element, () -> writeFlow(reader, element, proven, findings));
          }
        });
    for (TypeElement flow : broken) {
      guarded("flow " + flow.getQualifiedName(), flow, () -> writeSkeleton(reader, flow, findings));
    }
    findings.forEach(printer::print);
    return deferred;
  }

  private void readStrayMarks(
      ModelReader reader,
      Collection<TypeElement> nodes,
      Collection<Element> annotated,
      List<Finding> findings) {
    for (Element element : annotated) {
      guarded(
          element.toString(),
          element,
          () -> {
            try {
              findings.addAll(reader.strayMarks(List.of(element), nodes).all());
            } catch (UnresolvedTypeException e) {
              // The compiler reports the missing type; the annotation is looked at no further.
            }
          });
    }
  }

  private void readNode(
      ModelReader reader, TypeElement node, Deferred deferred, List<Finding> findings) {
    guarded(
        "node " + node.getQualifiedName(),
        node,
        () -> {
          try {
            Reading<NodeModel> reading = reader.node(node);
            findings.addAll(reading.findings().all());
            if (reading.model().isPresent()) {
              writeNode(reading.model().get(), node, findings);
            }
          } catch (UnresolvedTypeException e) {
            deferred.nodes().add(node.getQualifiedName().toString());
          }
        });
  }

  private void readFlow(
      ModelReader reader,
      TypeElement flow,
      Deferred deferred,
      List<Finding> findings,
      Map<TypeElement, FlowModel> readable,
      List<TypeElement> broken) {
    boolean read =
        guarded(
            "flow " + flow.getQualifiedName(),
            flow,
            () -> {
              try {
                Reading<FlowModel> reading = reader.flow(flow);
                findings.addAll(reading.findings().all());
                reading
                    .model()
                    .ifPresentOrElse(model -> readable.put(flow, model), () -> broken.add(flow));
              } catch (UnresolvedTypeException e) {
                deferred.flows().add(flow.getQualifiedName().toString());
              }
            });
    if (!read) {
      broken.add(flow);
    }
  }

  /** A flow that contains an unsound one cannot be compiled, though nothing is wrong with it. */
  private static Set<String> soundFlows(Collection<FlowModel> flows, Set<String> proven) {
    Set<String> sound = new HashSet<>(proven);
    Set<String> ours = new HashSet<>();
    flows.forEach(flow -> ours.add(flow.type().qualifiedName()));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (FlowModel flow : flows) {
        String name = flow.type().qualifiedName();
        if (sound.contains(name) && containsUnsound(flow, ours, sound)) {
          sound.remove(name);
          changed = true;
        }
      }
    }
    return sound;
  }

  private static boolean containsUnsound(FlowModel flow, Set<String> ours, Set<String> sound) {
    for (FlowNode node : flow.nodes()) {
      Optional<String> inner =
          node.contract().filter(Contract::flow).map(c -> c.type().qualifiedName());
      if (inner.isPresent() && ours.contains(inner.get()) && !sound.contains(inner.get())) {
        return true;
      }
    }
    return false;
  }

  private void writeNode(NodeModel node, TypeElement origin, List<Finding> findings)
      throws IOException {
    ClassRef name = node.contract().adapter();
    if (isFree(name, origin, findings)) {
      output.write(name, NodeAdapterGenerator.generate(node, output.environment(origin)), origin);
    }
  }

  private void writeFlow(
      ModelReader reader, TypeElement origin, ProvenFlow proven, List<Finding> findings)
      throws IOException {
    FlowShape shape = reader.shape(origin);
    if (!isFree(shape.generated(), origin, findings)) {
      return;
    }
    Optional<Finding> hidden = HiddenNames.find(shape, proven);
    if (hidden.isPresent()) {
      findings.add(hidden.get());
      writeSkeleton(reader, origin, findings);
      return;
    }
    Contract contract = reader.contract(origin);
    output.write(
        shape.generated(),
        FlowGenerator.generate(shape, proven, contract, output.environment(origin)),
        origin);
    if (options.mermaid()) {
      output.writeDiagram(proven, origin);
    }
  }

  private void writeSkeleton(ModelReader reader, TypeElement origin, List<Finding> findings)
      throws IOException {
    FlowShape shape = reader.shape(origin);
    if (isFree(shape.generated(), origin, findings)) {
      output.write(
          shape.generated(), FlowGenerator.skeleton(shape, output.environment(origin)), origin);
    }
  }

  private boolean isFree(ClassRef generated, TypeElement origin, List<Finding> findings) {
    Optional<Finding> taken = output.nameTaken(generated, origin, output.isForeign(generated));
    taken.ifPresent(findings::add);
    return taken.isEmpty();
  }

  /**
   * Ends the compilation with something unread. The compiler itself reports types that do not exist
   * where sources mention them, if only after us; of those that class files mention it may say
   * nothing, and the flow would just be missing.
   */
  void giveUp(Collection<TypeElement> nodes, Collection<TypeElement> flows, boolean errorRaised) {
    if (errorRaised) {
      return;
    }
    List<TypeElement> all = new ArrayList<>(nodes);
    all.addAll(flows);
    for (TypeElement type : all) {
      guarded(
          type.getQualifiedName().toString(),
          type,
          () -> unresolved(type).ifPresent(missing -> printer.printUnresolved(type, missing)));
    }
  }

  private Optional<String> unresolved(TypeElement type) {
    try {
      ModelReader reader = reader();
      reader.node(type);
      reader.flow(type);
      return Optional.empty();
    } catch (UnresolvedTypeException e) {
      return sources.showMissing(e, environment.getElementUtils(), environment.getTypeUtils())
          ? Optional.empty()
          : Optional.ofNullable(e.getMessage());
    }
  }

  /** Something that may fail for reasons of its own or of ours. */
  private interface Step {
    void run() throws IOException;
  }

  /** Turns an unexpected exception into one readable error, and goes on with the rest. */
  private boolean guarded(String what, Element element, Step step) {
    try {
      step.run();
      return true;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      printer.printBug(what, element, e);
      return false;
    }
  }
}
