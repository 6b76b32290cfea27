package dev.tramline.processor.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the nodes and flows of one round. Good for that round only. */
public final class ModelReader {

  private final JavaTypes types;
  private final Sources sources;
  private final Contracts contracts;

  /**
   * Creates a reader for one round.
   *
   * @param elements of the processing environment
   * @param types of the processing environment
   * @param sources the root elements of all rounds so far
   */
  public ModelReader(Elements elements, Types types, Sources sources) {
    this.types = new JavaTypes(elements, types);
    this.sources = sources;
    this.contracts = new Contracts(this.types, sources);
  }

  /**
   * What came of reading something.
   *
   * @param model the model; empty if there are errors
   * @param findings the errors and warnings
   * @param <T> the kind of model
   */
  public record Reading<T>(Optional<T> model, Findings findings) {}

  /**
   * Reads a node.
   *
   * @param node a class with {@code @Node}
   * @return the reading
   * @throws UnresolvedTypeException if a type it needs does not exist yet
   */
  public Reading<NodeModel> node(TypeElement node) {
    Optional<NodeModel> model = contracts.node(node);
    return new Reading<>(model, contracts.findings(node));
  }

  /**
   * Reads a flow.
   *
   * @param flow an interface with {@code @Flow}
   * @return the reading
   * @throws UnresolvedTypeException if a type it needs does not exist yet
   */
  public Reading<FlowModel> flow(TypeElement flow) {
    FlowReader reader = new FlowReader(types, sources, contracts, flow);
    Optional<FlowModel> model = reader.read();
    return new Reading<>(model, reader.findings());
  }

  /**
   * Returns how a flow looks to flows that contain it.
   *
   * @param flow an interface with {@code @Flow} that could be read
   * @return its contract
   */
  public Contract contract(TypeElement flow) {
    return new FlowReader(types, sources, contracts, flow).readContract().orElseThrow();
  }

  /**
   * Reads what a class generated for a flow must look like from outside, whatever is wrong inside.
   *
   * @param flow anything with {@code @Flow}
   * @return its shape
   */
  public FlowShape shape(TypeElement flow) {
    return new ShapeReader(types, flow).read();
  }

  /**
   * Finds annotations where they have no effect.
   *
   * @param annotated all elements with any of our annotations
   * @param nodes the nodes of this round
   * @return the findings
   */
  public Findings strayMarks(
      Collection<? extends Element> annotated, Collection<TypeElement> nodes) {
    Findings findings = new Findings();
    StrayMarks check = new StrayMarks(superclasses(nodes), types, findings);
    annotated.forEach(check::check);
    return findings;
  }

  private static Set<String> superclasses(Collection<TypeElement> nodes) {
    Set<String> names = new HashSet<>();
    for (TypeElement node : nodes) {
      TypeMirror parent = node.getSuperclass();
      while (parent instanceof DeclaredType declared) {
        TypeElement element = (TypeElement) declared.asElement();
        names.add(element.getQualifiedName().toString());
        parent = element.getSuperclass();
      }
    }
    return names;
  }
}
