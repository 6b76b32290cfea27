package dev.tramline.processor;

import dev.tramline.processor.check.FlowChecks;
import dev.tramline.processor.model.Finding;
import dev.tramline.processor.model.FlowModel;
import dev.tramline.processor.model.ModelReader;
import dev.tramline.processor.model.ModelReader.Reading;
import dev.tramline.processor.model.NodeModel;
import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.UnresolvedTypeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Takes the nodes and flows of one round through reading, checking and writing, and collects what
 * is found on the way. Each node and flow fails for itself.
 */
final class Round {

  private final ModelReader reader;
  private final Guard guard;
  private final Artefacts artefacts;
  private final List<Finding> findings = new ArrayList<>();
  private final Deferred deferred = new Deferred(new ArrayList<>(), new ArrayList<>());
  private final Map<TypeElement, FlowModel> readable = new LinkedHashMap<>();
  private final List<TypeElement> broken = new ArrayList<>();

  Round(ModelReader reader, Guard guard, Output output, Options options) {
    this.reader = reader;
    this.guard = guard;
    this.artefacts = new Artefacts(reader, output, options, findings);
  }

  /** What could not be read yet, by name. */
  record Deferred(List<String> nodes, List<String> flows) {}

  /** What was found so far, to be printed once the round is processed. */
  List<Finding> findings() {
    return findings;
  }

  /**
   * Processes the round.
   *
   * @param nodes the types to read as nodes
   * @param flows the types to read as flows
   * @param annotated whatever has an annotation of ours
   * @return what is to be tried again in the next round
   */
  Deferred process(
      Collection<TypeElement> nodes, Collection<TypeElement> flows, Collection<Element> annotated) {
    for (Element element : annotated) {
      guard.run(element.toString(), element, () -> readStrayMarks(element, nodes));
    }
    for (TypeElement node : nodes) {
      guard.run("node " + node.getQualifiedName(), node, () -> processNode(node));
    }
    for (TypeElement flow : flows) {
      if (!guard.run(label(flow), flow, () -> readFlow(flow))) {
        broken.add(flow);
      }
    }
    writeSoundFlows();
    for (TypeElement flow : broken) {
      guard.run(label(flow), flow, () -> writeSkeleton(flow));
    }
    return deferred;
  }

  private void writeSkeleton(TypeElement flow) throws IOException {
    try {
      artefacts.writeSkeleton(flow);
    } catch (UnresolvedTypeException e) {
      // The compiler reports the missing type, beside what is wrong with the flow.
    }
  }

  private static String label(TypeElement flow) {
    return "flow " + flow.getQualifiedName();
  }

  private void readStrayMarks(Element element, Collection<TypeElement> nodes) {
    try {
      findings.addAll(reader.strayMarks(List.of(element), nodes).all());
    } catch (UnresolvedTypeException e) {
      // The compiler reports the missing type; the annotation is looked at no further.
    }
  }

  private void processNode(TypeElement node) throws IOException {
    try {
      Reading<NodeModel> reading = reader.node(node);
      findings.addAll(reading.findings().all());
      if (reading.model().isPresent()) {
        artefacts.writeNode(node, reading.model().get());
      }
    } catch (UnresolvedTypeException e) {
      deferred.nodes().add(node.getQualifiedName().toString());
    }
  }

  private void readFlow(TypeElement flow) {
    try {
      Reading<FlowModel> reading = reader.flow(flow);
      findings.addAll(reading.findings().all());
      reading.model().ifPresentOrElse(model -> readable.put(flow, model), () -> broken.add(flow));
    } catch (UnresolvedTypeException e) {
      deferred.flows().add(flow.getQualifiedName().toString());
    }
  }

  private void writeSoundFlows() {
    FlowChecks.Checked checked = FlowChecks.check(List.copyOf(readable.values()));
    findings.addAll(checked.findings());
    Set<String> sound = SoundFlows.among(readable.values(), checked.proven().keySet());
    readable.forEach(
        (element, flow) -> {
          String name = flow.type().qualifiedName();
          ProvenFlow proven = sound.contains(name) ? checked.proven().get(name) : null;
          if (proven == null) {
            broken.add(element);
          } else {
            guard.run("flow " + name, element, () -> artefacts.writeFlow(element, proven));
          }
        });
  }
}
