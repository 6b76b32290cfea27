package dev.tramline.processor.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Finds the contract of whatever stands as a node: from source where this compilation has it, from
 * the metadata of its generated class otherwise. Remembers nodes for the length of one round.
 */
final class Contracts {

  private static final String METADATA = "dev.tramline.annotations.generated.GeneratedContract";

  private final JavaTypes types;
  private final Sources sources;
  private final Map<String, NodeReader> readers = new HashMap<>();
  private final Map<String, Optional<NodeModel>> nodes = new HashMap<>();

  Contracts(JavaTypes types, Sources sources) {
    this.types = types;
    this.sources = sources;
  }

  /** The node's findings; call {@link #node} first. */
  Findings findings(TypeElement node) {
    NodeReader reader = readers.get(node.getQualifiedName().toString());
    return reader == null ? new Findings() : reader.findings();
  }

  /** Reads a node from source; empty if it has errors. */
  Optional<NodeModel> node(TypeElement node) {
    String name = node.getQualifiedName().toString();
    Optional<NodeModel> known = nodes.get(name);
    if (known == null) {
      NodeReader reader = new NodeReader(types, sources, node);
      known = reader.read();
      readers.put(name, reader);
      nodes.put(name, known);
    }
    return known;
  }

  /**
   * Finds a contract.
   *
   * @param type a class with {@code @Node} or an interface with {@code @Flow}
   * @return the contract; empty if the type has errors of its own
   * @throws MissingMetadataException if it is from a class file and was not compiled with us
   */
  Optional<Contract> of(TypeElement type) throws MissingMetadataException {
    boolean flow = Mark.has(type, "Flow");
    if (!sources.contain(type)) {
      return Optional.of(fromClassFile(type, flow));
    }
    return flow ? flow(type) : node(type).map(NodeModel::contract);
  }

  private Optional<Contract> flow(TypeElement type) {
    FlowReader reader = new FlowReader(types, sources, this, type);
    return reader.readContract();
  }

  /** The names of the flows inside a flow, itself not counted unless it contains itself. */
  List<String> nestedFlows(TypeElement flow) {
    Set<String> found = new LinkedHashSet<>();
    collectNested(flow, found);
    return List.copyOf(found);
  }

  private void collectNested(TypeElement flow, Set<String> found) {
    if (!sources.contain(flow)) {
      metadata(adapterOf(flow, true)).ifPresent(mark -> found.addAll(mark.strings("contains")));
      return;
    }
    for (ExecutableElement method : ElementFilter.methodsIn(flow.getEnclosedElements())) {
      Optional<TypeElement> inner =
          FlowReader.nodeType(method).filter(element -> Mark.has(element, "Flow"));
      if (inner.isPresent() && found.add(inner.get().getQualifiedName().toString())) {
        collectNested(inner.get(), found);
      }
    }
  }

  private static ClassRef adapterOf(TypeElement type, boolean flow) {
    ClassRef name = ClassRefs.of(type);
    if (!flow) {
      return name.generated("Node");
    }
    ClassRef generated = name.generated("Flow");
    return new ClassRef(generated.packageName(), List.of(generated.simpleName(), "Adapter"));
  }

  private Optional<Mark> metadata(ClassRef adapter) {
    return Optional.ofNullable(types.elements().getTypeElement(adapter.qualifiedName()))
        .flatMap(element -> Mark.findQualified(element, METADATA, types.elements()));
  }

  private Contract fromClassFile(TypeElement type, boolean flow) throws MissingMetadataException {
    ClassRef adapter = adapterOf(type, flow);
    Mark mark = metadata(adapter).orElseThrow(() -> new MissingMetadataException(adapter));
    TypeElement element = types.elements().getTypeElement(adapter.qualifiedName());
    Map<String, ExecutableElement> methods = new HashMap<>();
    for (ExecutableElement method : ElementFilter.methodsIn(element.getEnclosedElements())) {
      methods.putIfAbsent(method.getSimpleName().toString(), method);
    }
    boolean hasExec = mark.bool("hasExec");
    ExecutableElement visit = methods.get("visit");
    if (visit == null) {
      throw new MissingMetadataException(adapter);
    }
    List<TypeMirror> parameters = new ArrayList<>();
    visit.getParameters().forEach(parameter -> parameters.add(parameter.asType()));
    int offset = hasExec && !flow ? 3 : 2;
    Place place = Place.of(element);
    List<KeyRead> reads = reads(mark, parameters, offset, place);
    List<Contract.Cell> cells = cells(mark, parameters, offset + reads.size());
    Optional<TypeRef> result =
        visit.getReturnType().getKind() == TypeKind.VOID
            ? Optional.empty()
            : Optional.of(types.ref(visit.getReturnType()));
    List<Action> actions = new ArrayList<>();
    for (Mark action : mark.marks("actions")) {
      List<KeyWrite> writes = new ArrayList<>();
      for (Mark write : action.marks("writes")) {
        writes.add(write(write, methods, cells, visit.getReturnType(), place));
      }
      actions.add(new Action(action.string("name"), writes));
    }
    return new Contract(
        ClassRefs.of(type),
        adapter,
        flow,
        mark.strings("contains"),
        hasExec,
        reads,
        cells,
        actions,
        mark.bool("forks"),
        result,
        mark.string("fingerprint"),
        false);
  }

  private List<KeyRead> reads(Mark mark, List<TypeMirror> parameters, int offset, Place place) {
    List<KeyRead> reads = new ArrayList<>();
    List<Integer> nullable = mark.integers("nullable");
    for (String key : mark.strings("reads")) {
      TypeMirror type = parameters.get(offset + reads.size());
      boolean optional = JavaTypes.isDeclared(type, "java.util.Optional");
      Need need =
          optional
              ? Need.OPTIONAL
              : nullable.contains(reads.size()) ? Need.NULLABLE : Need.REQUIRED;
      TypeMirror inner = optional ? JavaTypes.argument(type).orElseThrow() : type;
      reads.add(
          new KeyRead(key, types.boxedRef(inner), need, key, type.getKind().isPrimitive(), place));
    }
    return reads;
  }

  private List<Contract.Cell> cells(Mark mark, List<TypeMirror> parameters, int offset) {
    List<Contract.Cell> cells = new ArrayList<>();
    for (String key : mark.strings("cells")) {
      TypeMirror cell = parameters.get(offset + cells.size());
      TypeMirror type =
          cell.getKind() == TypeKind.ARRAY
              ? ((ArrayType) cell).getComponentType()
              : JavaTypes.argument(cell).orElseThrow();
      cells.add(new Contract.Cell(key, types.ref(type)));
    }
    return cells;
  }

  private KeyWrite write(
      Mark mark,
      Map<String, ExecutableElement> methods,
      List<Contract.Cell> cells,
      TypeMirror result,
      Place place) {
    KeyWrite.Source source = KeyWrite.Source.valueOf(mark.string("source"));
    String accessor = mark.string("accessor");
    TypeMirror value =
        switch (source) {
          case RESULT, EACH_OF_RESULT -> result;
          case ACCESSOR -> Objects.requireNonNull(methods.get(accessor), accessor).getReturnType();
          case CELL, EACH_OF_CELL -> cellType(cells, accessor);
        };
    TypeMirror one =
        source.isEach() ? types.argumentOf(value, "java.util.List").orElseThrow() : value;
    MirrorTypeRef type = types.boxedRef(one);
    boolean append = mark.bool("append");
    return new KeyWrite(
        mark.string("key"),
        type,
        append ? types.listOf(type) : type,
        append,
        mark.bool("optional") ? Need.NULLABLE : Need.REQUIRED,
        mark.bool("promised"),
        source,
        accessor,
        value.getKind().isPrimitive(),
        place);
  }

  private static TypeMirror cellType(List<Contract.Cell> cells, String key) {
    for (Contract.Cell cell : cells) {
      if (cell.key().equals(key)) {
        return ((MirrorTypeRef) cell.type()).mirror();
      }
    }
    throw new IllegalArgumentException(key);
  }

  /** Whether an element may stand as a node. */
  static boolean isNodeOrFlow(Element element) {
    return element instanceof TypeElement
        && element.getKind() != ElementKind.ANNOTATION_TYPE
        && (Mark.has(element, "Node") || Mark.has(element, "Flow"));
  }

  /** The element of a declared type. */
  static TypeElement element(TypeMirror type) {
    return (TypeElement) ((DeclaredType) type).asElement();
  }
}
