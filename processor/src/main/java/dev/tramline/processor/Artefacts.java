package dev.tramline.processor;

import dev.tramline.processor.generate.FlowGenerator;
import dev.tramline.processor.generate.NodeAdapterGenerator;
import dev.tramline.processor.model.ClassRef;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.Finding;
import dev.tramline.processor.model.FlowShape;
import dev.tramline.processor.model.ModelReader;
import dev.tramline.processor.model.NodeModel;
import dev.tramline.processor.model.ProvenFlow;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * Writes what belongs to a node or a flow, unless its name is taken or hidden, which is a finding.
 */
final class Artefacts {

  private final ModelReader reader;
  private final Output output;
  private final Options options;
  private final List<Finding> findings;

  /**
   * Prepares the writing of a round.
   *
   * @param reader reads what generated classes are to look like
   * @param output writes files
   * @param options what to write
   * @param findings takes what is found
   */
  Artefacts(ModelReader reader, Output output, Options options, List<Finding> findings) {
    this.reader = reader;
    this.output = output;
    this.options = options;
    this.findings = findings;
  }

  /** Writes the adapter of a node. */
  void writeNode(TypeElement origin, NodeModel node) throws IOException {
    ClassRef name = node.contract().adapter();
    if (isFree(name, origin)) {
      output.write(name, NodeAdapterGenerator.generate(node, output.environment(origin)), origin);
    }
  }

  /** Writes the class of a flow, and its diagram. */
  void writeFlow(TypeElement origin, ProvenFlow proven) throws IOException {
    FlowShape shape = reader.shape(origin);
    if (!isFree(shape.generated(), origin)) {
      return;
    }
    Optional<Finding> hidden = HiddenNames.find(shape, proven);
    if (hidden.isPresent()) {
      findings.add(hidden.get());
      writeSkeleton(origin);
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

  /** Writes the public shape of a flow that has errors, so that code that uses it has none. */
  void writeSkeleton(TypeElement origin) throws IOException {
    FlowShape shape = reader.shape(origin);
    if (isFree(shape.generated(), origin)) {
      output.write(
          shape.generated(), FlowGenerator.skeleton(shape, output.environment(origin)), origin);
    }
  }

  private boolean isFree(ClassRef generated, TypeElement origin) {
    Optional<Finding> taken = output.nameTaken(generated, origin, output.isForeign(generated));
    taken.ifPresent(findings::add);
    return taken.isEmpty();
  }
}
