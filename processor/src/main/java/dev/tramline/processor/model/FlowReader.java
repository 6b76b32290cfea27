package dev.tramline.processor.model;

import dev.tramline.processor.model.FlowModel.Each;
import dev.tramline.processor.model.FlowModel.Entry;
import dev.tramline.processor.model.FlowModel.ExitMark;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.FlowModel.Goal;
import dev.tramline.processor.model.FlowModel.Output;
import dev.tramline.processor.model.FlowModel.Rename;
import dev.tramline.processor.model.FlowModel.Result;
import dev.tramline.processor.model.FlowModel.Variant;
import dev.tramline.processor.model.FlowModel.Wire;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads a {@code @Flow} interface as it is declared; what it adds up to is for the checks. */
final class FlowReader {

  private static final Set<String> RESERVED =
      Set.of("start", "with", "graph", "builder", "finalize");
  private static final int DEFAULT_MAX_STEPS = 1_000_000;

  private final JavaTypes types;
  private final Sources sources;
  private final Contracts contracts;
  private final TypeElement flow;
  private final ClassRef name;
  private final Findings findings = new Findings();
  private final Records records;

  FlowReader(JavaTypes types, Sources sources, Contracts contracts, TypeElement flow) {
    this.types = types;
    this.sources = sources;
    this.contracts = contracts;
    this.flow = flow;
    this.name = ClassRefs.of(flow);
    this.records = new Records(types, findings, Code.TL202);
  }

  /** The findings, those about results from class files on the flow itself. */
  Findings findings() {
    return findings.within(sources, Place.of(flow));
  }

  /** Reads the whole flow; empty if its declaration has errors. */
  Optional<FlowModel> read() {
    Optional<Signature> signature = readSignature();
    Settings settings = readSettings();
    List<FlowNode> nodes = new ArrayList<>();
    if (isPlainInterface()) {
      for (ExecutableElement method : abstractMethods()) {
        if (nodeType(method).filter(Contracts::isNodeOrFlow).isPresent()) {
          nodes.add(readNode(method, nodeType(method).orElseThrow()));
        }
      }
      if (nodes.isEmpty() && signature.isPresent()) {
        findings.add(
            Code.TL202,
            Place.of(flow),
            "flow "
                + flow.getSimpleName()
                + " has no node: declare a method without parameters that returns a @Node class");
      }
    }
    if (signature.isEmpty() || findings.errors() > 0) {
      return Optional.empty();
    }
    return Optional.of(
        new FlowModel(
            name,
            name.generated("Flow"),
            NodeReader.isPublic(flow),
            settings.start().isEmpty() ? nodes.get(0).name() : settings.start(),
            settings.startPlace(),
            settings.maxSteps(),
            settings.endless(),
            settings.timeoutNanos(),
            settings.concurrency(),
            nodes,
            signature.get().entry(),
            signature.get().result(),
            Place.of(flow)));
  }

  /** Reads the flow as a node in another; empty if its own signature has errors. */
  Optional<Contract> readContract() {
    return readSignature().map(this::contract);
  }

  private record Signature(Entry entry, Result result) {}

  private record Settings(
      String start,
      Place startPlace,
      int maxSteps,
      boolean endless,
      long timeoutNanos,
      int concurrency) {}

  private Settings readSettings() {
    Optional<Mark> found = Mark.find(flow, "Flow", types.elements());
    if (found.isEmpty()) {
      return new Settings("", Place.of(flow), DEFAULT_MAX_STEPS, false, 0, Integer.MAX_VALUE);
    }
    Mark mark = found.get();
    int maxSteps = Counts.read(mark, "maxSteps", "a run visits at least one node", findings);
    int concurrency =
        Counts.read(mark, "concurrency", "at least one branch runs at a time", findings);
    return new Settings(
        mark.string("start"),
        mark.place("start"),
        maxSteps,
        mark.bool("endless"),
        new TimeoutReader(types, findings).read(flow),
        concurrency);
  }

  private boolean isPlainInterface() {
    return trouble() == null;
  }

  private @Nullable String trouble() {
    if (flow.getKind() != ElementKind.INTERFACE) {
      return "is no interface: declare it as one";
    }
    if (!flow.getTypeParameters().isEmpty()) {
      return "is generic: write the types out";
    }
    if (NodeReader.isPrivate(flow)) {
      return "is private, or inside a private class: make it package-private";
    }
    if (flow.getModifiers().contains(Modifier.SEALED)) {
      return "is sealed, but must be implemented by generated code: remove sealed";
    }
    if (!flow.getInterfaces().isEmpty()) {
      return "extends "
          + types.ref(flow.getInterfaces().get(0)).text()
          + ": declare all its methods itself";
    }
    return null;
  }

  private List<ExecutableElement> abstractMethods() {
    List<ExecutableElement> methods = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(flow.getEnclosedElements())) {
      if (method.getModifiers().contains(Modifier.ABSTRACT)) {
        methods.add(method);
      }
    }
    return methods;
  }

  /** The class that a method without parameters returns; any other method is no node method. */
  static Optional<TypeElement> nodeType(ExecutableElement method) {
    if (!method.getParameters().isEmpty()
        || !method.getModifiers().contains(Modifier.ABSTRACT)
        || method.getReturnType().getKind() != TypeKind.DECLARED) {
      return Optional.empty();
    }
    return Optional.of(Contracts.element(method.getReturnType()));
  }

  private Optional<Signature> readSignature() {
    String trouble = trouble();
    if (trouble != null) {
      findings.add(
          Code.TL201,
          Place.of(flow),
          "@Flow " + flow.getSimpleName() + " cannot be a flow, it " + trouble);
      return Optional.empty();
    }
    List<ExecutableElement> entries = new ArrayList<>();
    for (ExecutableElement method : abstractMethods()) {
      types.requireResolved(method.getReturnType());
      if (nodeType(method).filter(Contracts::isNodeOrFlow).isEmpty()) {
        entries.add(method);
      }
    }
    if (entries.size() != 1) {
      wrongEntries(entries);
      return Optional.empty();
    }
    int errors = findings.errors();
    ExecutableElement method = entries.get(0);
    checkEntry(method);
    rejectHidden(method);
    if (!method.getTypeParameters().isEmpty()) {
      return Optional.empty();
    }
    Entry entry = new Entry(method.getSimpleName().toString(), inputs(method), Place.of(method));
    Optional<Result> result = readResult(method);
    return result.isEmpty() || findings.errors() > errors
        ? Optional.empty()
        : Optional.of(new Signature(entry, result.get()));
  }

  private void wrongEntries(List<ExecutableElement> entries) {
    if (entries.isEmpty()) {
      findings.add(
          Code.TL202,
          Place.of(flow),
          "flow "
              + flow.getSimpleName()
              + " has no entry: declare one method that runs it, its parameters the inputs and its"
              + " result the outputs");
      return;
    }
    List<ExecutableElement> meant = entries.stream().filter(FlowReader::looksLikeNode).toList();
    for (ExecutableElement method : meant) {
      String type = nodeType(method).orElseThrow().getSimpleName().toString();
      findings.add(
          Code.TL202,
          Place.of(method),
          "method "
              + method.getSimpleName()
              + " of flow "
              + flow.getSimpleName()
              + " looks like a node, but "
              + type
              + " has no @Node: annotate class "
              + type);
    }
    if (meant.isEmpty()) {
      findings.add(
          Code.TL202,
          Place.of(entries.get(1)),
          "flow "
              + flow.getSimpleName()
              + " has more than one entry, "
              + entries.get(0).getSimpleName()
              + " and "
              + entries.get(1).getSimpleName()
              + ": keep one, or make the other a default method that calls it");
    }
  }

  /** A class without parameters in the call and no record: probably a node without annotation. */
  private static boolean looksLikeNode(ExecutableElement method) {
    return nodeType(method)
        .filter(type -> type.getKind() == ElementKind.CLASS && !isJdk(type))
        .isPresent();
  }

  private static boolean isJdk(TypeElement type) {
    return type.getQualifiedName().toString().startsWith("java.");
  }

  private void checkEntry(ExecutableElement method) {
    reserved(method);
    if (!method.getTypeParameters().isEmpty()) {
      entry(method, "has type parameters: write the types out");
    }
    for (TypeMirror thrown : method.getThrownTypes()) {
      if (!types.isSubtype(thrown, "java.lang.RuntimeException")
          && !types.isSubtype(thrown, "java.lang.Error")) {
        entry(
            method,
            "declares "
                + types.ref(thrown).text()
                + ", but a run fails with an unchecked FlowException: remove the throws clause");
      }
    }
    for (String annotation :
        List.of("Transition", "Exit", "Rename", "Retry", "Timeout", "Each", "Join")) {
      for (Mark mark : Mark.findAll(method, annotation, types.elements())) {
        findings.add(
            Code.TL107,
            mark.place(),
            "@" + annotation + " stands on the entry: move it to a node method");
      }
    }
  }

  private void entry(ExecutableElement method, String message) {
    findings.add(
        Code.TL202,
        Place.of(method),
        "entry " + method.getSimpleName() + " of flow " + flow.getSimpleName() + " " + message);
  }

  private void reserved(ExecutableElement method) {
    if (RESERVED.contains(method.getSimpleName().toString())) {
      findings.add(
          Code.TL214,
          Place.of(method),
          "method name "
              + method.getSimpleName()
              + " is reserved for the generated class: rename the method"
              + " (an action of that name can be wired with @Transition)");
    }
  }

  /** A default method that one of the generated class would override has to give way. */
  private void rejectHidden(ExecutableElement entry) {
    for (ExecutableElement method : ElementFilter.methodsIn(flow.getEnclosedElements())) {
      List<? extends VariableElement> parameters = method.getParameters();
      boolean hidden =
          switch (method.getSimpleName().toString()) {
            case "start" -> takesTheSame(method, entry);
            case "with" ->
                parameters.size() == 1
                    && JavaTypes.isDeclared(
                        parameters.get(0).asType(), "dev.tramline.runtime.RunOptions");
            case "graph", "builder" -> parameters.isEmpty();
            default -> false;
          };
      if (hidden && method.getModifiers().contains(Modifier.DEFAULT)) {
        reserved(method);
      }
    }
  }

  private boolean takesTheSame(ExecutableElement one, ExecutableElement other) {
    return erased(one).equals(erased(other));
  }

  private List<String> erased(ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> types.types().erasure(parameter.asType()).toString())
        .toList();
  }

  private List<KeyRead> inputs(ExecutableElement method) {
    List<KeyRead> inputs = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (VariableElement parameter : method.getParameters()) {
      types.requireResolved(parameter.asType());
      Optional<Mark> mark = Mark.find(parameter, "Key", types.elements());
      mark.ifPresent(key -> KeyNames.check(key.string("value"), key.place("value"), findings));
      String key =
          mark.map(named -> named.string("value")).orElse(parameter.getSimpleName().toString());
      if (!keys.add(key)) {
        findings.add(
            Code.TL110, Place.of(parameter), "input \"" + key + "\" is declared twice: rename one");
      }
      Presence.trouble(parameter, parameter.asType(), types)
          .ifPresent(
              trouble ->
                  findings.add(
                      Code.TL104,
                      Place.of(parameter),
                      "parameter "
                          + parameter.getSimpleName()
                          + " of "
                          + flow.getSimpleName()
                          + "."
                          + method.getSimpleName()
                          + " is "
                          + trouble));
      if (Mark.has(parameter, "Await")) {
        Bindings.rejectAwait(parameter, findings);
      }
      Presence presence = Presence.of(parameter, parameter.asType(), types);
      inputs.add(presence.read(key, parameter));
      rejectHidden(presence.type(), Place.of(parameter), "key \"" + key + "\"");
    }
    return inputs;
  }

  private void rejectHidden(MirrorTypeRef type, Place place, String what) {
    type.hiddenFrom(name.packageName())
        .ifPresent(
            hidden ->
                findings.add(
                    Code.TL306,
                    place,
                    what
                        + " is of type "
                        + type.text()
                        + ", but "
                        + hidden
                        + " cannot be named in package "
                        + name.packageName()
                        + ": make it at least package-private there, or public"));
  }

  private Optional<Result> readResult(ExecutableElement method) {
    TypeMirror type = method.getReturnType();
    Optional<Mark> key = Mark.find(method, "Key", types.elements());
    if (type.getKind() == TypeKind.VOID) {
      key.ifPresent(mark -> entry(method, "is void and has no result to name: remove @Key"));
      Variant nothing = new Variant("", Optional.empty(), List.of(), Place.of(method));
      return Optional.of(new Result(Result.Kind.VOID, Optional.empty(), false, List.of(nothing)));
    }
    if (key.isPresent()) {
      return Optional.of(value(method, key.get()));
    }
    if (type.getKind() == TypeKind.DECLARED) {
      TypeElement element = Contracts.element(type);
      if (element.getKind() == ElementKind.RECORD && Records.hasWildcard((DeclaredType) type)) {
        entry(
            method,
            "returns "
                + types.ref(type).text()
                + ", whose components are of no definite type: write the type out");
        return Optional.empty();
      }
      if (element.getKind() == ElementKind.RECORD) {
        Variant variant = variant("", (DeclaredType) type, Place.of(method));
        return Optional.of(
            new Result(Result.Kind.RECORD, Optional.of(types.ref(type)), false, List.of(variant)));
      }
      if (Records.isSealedInterface(element)) {
        return sealed(method);
      }
    }
    entry(
        method,
        "returns "
            + types.ref(type).text()
            + " without saying which key that is: annotate the method with @Key(\"...\"), or return"
            + " a record");
    return Optional.empty();
  }

  private Result value(ExecutableElement method, Mark key) {
    KeyNames.check(key.string("value"), key.place("value"), findings);
    Presence.trouble(method, method.getReturnType(), types)
        .ifPresent(trouble -> entry(method, "returns " + trouble));
    Presence presence = Presence.of(method, method.getReturnType(), types);
    rejectHidden(presence.type(), Place.of(method), "key \"" + key.string("value") + "\"");
    Output output =
        new Output(
            key.string("value"),
            "",
            presence.type(),
            presence.need(),
            presence.primitive(),
            Place.of(method));
    Variant variant = new Variant("", Optional.empty(), List.of(output), Place.of(method));
    return new Result(
        Result.Kind.VALUE,
        Optional.of(types.ref(method.getReturnType())),
        presence.primitive(),
        List.of(variant));
  }

  private Optional<Result> sealed(ExecutableElement method) {
    Records.Result<List<Records.Member>> members =
        records.members((DeclaredType) method.getReturnType());
    if (members.trouble().isPresent()) {
      entry(method, "has no proper result: " + members.trouble().get());
      return Optional.empty();
    }
    List<Variant> variants = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Records.Member member : members.value()) {
      if (!names.add(member.action())) {
        entry(method, "has two result variants named \"" + member.action() + "\": rename one");
      }
      variants.add(variant(member.action(), member.type(), Place.of(member.element())));
    }
    return Optional.of(
        new Result(
            Result.Kind.SEALED, Optional.of(types.ref(method.getReturnType())), false, variants));
  }

  private Variant variant(String variantName, DeclaredType record, Place place) {
    List<Output> outputs = new ArrayList<>();
    rejectHidden(types.ref(record), place, "the result");
    Set<String> keys = new HashSet<>();
    for (Records.KeyComponent component : records.components(record)) {
      Presence presence = component.presence();
      boolean local = sources.contain(record.asElement());
      Place at = local ? component.place() : place;
      rejectHidden(presence.type(), at, "key \"" + component.key() + "\"");
      if (!keys.add(component.key())) {
        findings.add(
            Code.TL110,
            at,
            "record "
                + record.asElement().getSimpleName()
                + " carries key \""
                + component.key()
                + "\" twice: keep one of the two components");
      }
      outputs.add(
          new Output(
              component.key(),
              component.name(),
              presence.type(),
              presence.need(),
              presence.primitive(),
              at));
    }
    return new Variant(variantName, Optional.of(types.ref(record)), outputs, place);
  }

  private FlowNode readNode(ExecutableElement method, TypeElement type) {
    reserved(method);
    Optional<Contract> contract = Optional.empty();
    try {
      contract = contracts.of(type);
    } catch (MissingMetadataException e) {
      findings.add(
          Code.TL213,
          Place.of(method),
          type.getQualifiedName()
              + " comes from a class file without the generated class "
              + e.getMessage()
              + ": compile it with the Tramline processor");
    }
    Optional<Each> each =
        contract.flatMap(element -> EachReader.read(types, findings, method, element));
    return new FlowNode(
        method.getSimpleName().toString(),
        each.isPresent() ? each.map(e -> EachReader.whole(e, types)) : contract,
        ClassRefs.of(type).joined("."),
        transitions(method),
        exits(method),
        renames(method),
        retry(method, contract),
        new TimeoutReader(types, findings).read(method),
        each,
        Mark.find(method, "Join", types.elements()).map(Mark::place),
        Place.of(method));
  }

  private List<Wire> transitions(ExecutableElement method) {
    List<Wire> wires = new ArrayList<>();
    for (Mark mark : Mark.findAll(method, "Transition", types.elements())) {
      List<String> to = mark.strings("to");
      if (!mark.strings("writes").isEmpty()) {
        findings.add(
            Code.TL107,
            mark.place("writes"),
            "a flow does not say what a node writes: put `writes` on the node's @Post method");
      }
      if (to.isEmpty()) {
        findings.add(
            Code.TL107,
            mark.place(),
            "@Transition(\""
                + mark.string("value")
                + "\") on a node method must say where the action leads: add to = \"...\"");
      } else {
        List<Goal> goals = new ArrayList<>();
        for (int i = 0; i < to.size(); i++) {
          goals.add(new Goal(to.get(i), mark.place("to", i)));
        }
        wires.add(new Wire(mark.string("value"), goals, mark.place("value"), mark.place("to")));
      }
    }
    return wires;
  }

  private List<ExitMark> exits(ExecutableElement method) {
    List<ExitMark> exits = new ArrayList<>();
    for (Mark mark : Mark.findAll(method, "Exit", types.elements())) {
      exits.add(
          new ExitMark(
              mark.string("value"), mark.string("as"), mark.place("value"), mark.place("as")));
    }
    return exits;
  }

  private List<Rename> renames(ExecutableElement method) {
    List<Rename> renames = new ArrayList<>();
    for (Mark mark : Mark.findAll(method, "Rename", types.elements())) {
      KeyNames.check(mark.string("as"), mark.place("as"), findings);
      renames.add(new Rename(mark.string("key"), mark.string("as"), mark.place("key")));
    }
    return renames;
  }

  private Optional<Retry> retry(ExecutableElement method, Optional<Contract> contract) {
    Optional<Retry> retry = new RetryReader(types, findings).read(method);
    if (retry.isPresent() && contract.isPresent() && !contract.get().hasExec()) {
      findings.add(
          Code.TL107,
          Mark.find(method, "Retry", types.elements()).map(Mark::place).orElseThrow(),
          contract.get().flow()
              ? "a nested flow has no exec to retry: put @Retry on its nodes"
              : "node " + contract.get().type().simpleName() + " has no exec to retry: remove it");
    }
    return retry;
  }

  /** The flow as others see it that contain it. */
  private Contract contract(Signature signature) {
    Result result = signature.result();
    List<Action> actions = new ArrayList<>();
    AccessorNames accessors = new AccessorNames();
    for (Variant variant : result.variants()) {
      List<KeyWrite> writes = new ArrayList<>();
      for (Output output : variant.outputs()) {
        writes.add(write(result, variant, output, accessors));
      }
      actions.add(new Action(result.isSealed() ? variant.name() : "default", writes));
    }
    Optional<TypeRef> visited =
        result.kind() == Result.Kind.VALUE && !result.primitive()
            ? Optional.of(result.variants().get(0).outputs().get(0).type())
            : result.type();
    ClassRef generated = name.generated("Flow");
    return new Contract(
        name,
        new ClassRef(generated.packageName(), List.of(generated.simpleName(), "Adapter")),
        true,
        contracts.nestedFlows(flow),
        false,
        signature.entry().inputs(),
        List.of(),
        actions,
        false,
        visited,
        Fingerprints.of(
            name,
            false,
            signature.entry().inputs(),
            List.of(),
            actions,
            false,
            visited.map(type -> ((MirrorTypeRef) type).qualifiedText()).orElse("void")),
        true);
  }

  private static KeyWrite write(
      Result result, Variant variant, Output output, AccessorNames accessors) {
    boolean value = result.kind() == Result.Kind.VALUE;
    String owner = variant.name().isEmpty() ? "result" : variant.name();
    String accessor = value ? "" : accessors.of(owner, output.key());
    return new KeyWrite(
        output.key(),
        output.type(),
        output.type(),
        false,
        output.need(),
        true,
        value ? KeyWrite.Source.RESULT : KeyWrite.Source.ACCESSOR,
        accessor,
        output.primitive(),
        output.place());
  }
}
