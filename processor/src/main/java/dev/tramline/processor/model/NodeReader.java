package dev.tramline.processor.model;

import dev.tramline.processor.model.Bindings.Role;
import dev.tramline.processor.model.Bindings.Scope;
import dev.tramline.processor.model.NodeModel.Argument;
import dev.tramline.processor.model.NodeModel.Batch;
import dev.tramline.processor.model.NodeModel.Component;
import dev.tramline.processor.model.NodeModel.Outcome;
import dev.tramline.processor.model.NodeModel.StageMethod;
import dev.tramline.processor.model.NodeModel.Variant;
import dev.tramline.processor.model.StageMethods.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads a {@code @Node} class. All findings 1xx about one node are made here. */
final class NodeReader {

  private static final String COMPLETION_STAGE = "java.util.concurrent.CompletionStage";

  private final JavaTypes types;
  private final Sources sources;
  private final TypeElement node;
  private final Findings findings = new Findings();
  private final Bindings bindings;
  private final StageMethods methods;
  private final ClassRef name;

  private @Nullable ExecutableElement prep;
  private @Nullable ExecutableElement exec;
  private @Nullable ExecutableElement post;
  private Optional<Batch> batch = Optional.empty();

  NodeReader(JavaTypes types, Sources sources, TypeElement node) {
    this.types = types;
    this.sources = sources;
    this.node = node;
    this.bindings = new Bindings(types, node, sources, findings);
    this.methods = new StageMethods(types, node, sources, findings);
    this.name = ClassRefs.of(node);
  }

  /** The findings, those about inherited methods from class files on the node itself. */
  Findings findings() {
    return findings.within(sources, Place.of(node));
  }

  /** Reads the node; empty if there are errors. */
  Optional<NodeModel> read() {
    types.requireResolvedSupertypes(node);
    checkClass();
    if (findings.errors() > 0) {
      return Optional.empty();
    }
    checkFields();
    methods.read();
    if (findings.errors() > 0) {
      return Optional.empty();
    }
    prep = single(Kind.PREP);
    exec = single(Kind.EXEC);
    post = single(Kind.POST);
    NodeModel model = readStages();
    return findings.errors() > 0 ? Optional.empty() : Optional.of(model);
  }

  private @Nullable ExecutableElement single(Kind kind) {
    List<ExecutableElement> found = methods.of(kind);
    return found.isEmpty() ? null : found.get(0);
  }

  private void checkClass() {
    String trouble = null;
    Set<Modifier> modifiers = node.getModifiers();
    if (node.getKind() != ElementKind.CLASS && node.getKind() != ElementKind.RECORD) {
      trouble = "is no class: make it a class";
    } else if (modifiers.contains(Modifier.ABSTRACT)) {
      trouble = "is abstract: put @Node on the classes that extend it";
    } else if (!node.getTypeParameters().isEmpty()) {
      trouble = "is generic: extend it with plain types and annotate that class";
    } else if (node.getNestingKind() == NestingKind.MEMBER
        && !modifiers.contains(Modifier.STATIC)) {
      trouble = "is an inner class: make it static";
    } else if (isPrivate(node)) {
      trouble = "is private, or inside a private class: make it package-private";
    }
    if (trouble != null) {
      findings.add(
          Code.TL101,
          Place.of(node),
          "@Node " + node.getSimpleName() + " cannot be a node, it " + trouble);
    }
  }

  static boolean isPrivate(TypeElement type) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        return true;
      }
    }
    return false;
  }

  private void checkFields() {
    for (TypeElement type = node; type != null && sources.contain(type); type = parent(type)) {
      for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
        Set<Modifier> modifiers = field.getModifiers();
        if (!modifiers.contains(Modifier.STATIC) && !modifiers.contains(Modifier.FINAL)) {
          findings.add(
              Code.TL190,
              Place.of(field),
              "field "
                  + field.getSimpleName()
                  + " of node "
                  + node.getSimpleName()
                  + " can change, and concurrent runs share the node: make it final and keep a"
                  + " run's state in keys");
        }
      }
    }
  }

  private static @Nullable TypeElement parent(TypeElement type) {
    return type.getSuperclass() instanceof DeclaredType declared
        ? (TypeElement) declared.asElement()
        : null;
  }

  private NodeModel readStages() {
    TypeMirror prepared = returned(prep);
    Optional<StageMethod> prepStage = stage(prep, new Scope(Role.PREP, null, null));
    TypeMirror item = prepared;
    boolean batched = exec != null && Mark.has(exec, "Batch");
    if (exec != null && batched) {
      batch = readBatch(exec, prepared);
      item = batch.map(b -> ((MirrorTypeRef) b.item()).mirror()).orElse(prepared);
    }
    // What the item is remains open where the batch is wrong; to say so once is enough.
    boolean hasItem = !batched || batch.isPresent();
    Optional<StageMethod> execStage =
        hasItem ? stage(exec, new Scope(Role.EXEC, item, null)) : Optional.empty();
    ExecKeys keys = ExecKeys.read(exec, yielded(exec), batched, types, findings);
    if (post != null) {
      keys = keys.throughCell(bindings);
    }
    Optional<StageMethod> postStage = stage(post, new Scope(Role.POST, prepared, keys.value()));
    List<StageMethod> fallbacks = hasItem ? readFallbacks(item) : List.of();
    Optional<Retry> retry =
        exec == null ? Optional.empty() : new RetryReader(types, findings).read(exec);
    OutcomeReader.Read outcome = readOutcome();
    Contract contract = contract(outcome, keys);
    return new NodeModel(
        contract,
        isPublic(node),
        types.ref(node.asType()),
        prepStage,
        execStage,
        postStage,
        fallbacks,
        retry,
        exec == null ? 0 : new TimeoutReader(types, findings).read(exec),
        exec != null && isStage(returned(exec)),
        batch,
        outcome.outcome(),
        outcome.forks() ? Optional.of(types.ref(outcome.one())) : Optional.empty(),
        keys.cell(),
        Place.of(node));
  }

  /** Whether every class around it is public too, so that other packages can name it. */
  static boolean isPublic(TypeElement type) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (!e.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return true;
  }

  private ExecutableType typeOf(ExecutableElement method) {
    return (ExecutableType) types.types().asMemberOf((DeclaredType) node.asType(), method);
  }

  private @Nullable TypeMirror returned(@Nullable ExecutableElement method) {
    if (method == null) {
      return null;
    }
    TypeMirror type = typeOf(method).getReturnType();
    types.requireResolved(type);
    return type;
  }

  private boolean isStage(@Nullable TypeMirror returned) {
    return returned != null && types.isSubtype(returned, COMPLETION_STAGE);
  }

  /** What a method returns; of one that returns a {@code CompletionStage}, what that yields. */
  private @Nullable TypeMirror yielded(@Nullable ExecutableElement method) {
    TypeMirror returned = returned(method);
    if (returned == null || !isStage(returned)) {
      return returned;
    }
    TypeMirror yielded =
        types
            .argumentOf(returned, COMPLETION_STAGE)
            .orElseGet(() -> types.elements().getTypeElement("java.lang.Object").asType());
    return JavaTypes.isDeclared(yielded, "java.lang.Void")
        ? types.types().getNoType(TypeKind.VOID)
        : yielded;
  }

  private Optional<StageMethod> stage(@Nullable ExecutableElement method, Scope scope) {
    if (method == null) {
      return Optional.empty();
    }
    List<Argument> arguments = bindings.bind(method, typeOf(method), scope);
    TypeMirror returns = scope.role() == Role.EXEC ? yielded(method) : returned(method);
    checkNameable(method, returns);
    return Optional.of(
        new StageMethod(
            method.getSimpleName().toString(),
            returns == null || returns.getKind() == TypeKind.VOID
                ? Optional.empty()
                : Optional.of(types.ref(returns)),
            arguments,
            methods.place(method)));
  }

  private void checkNameable(ExecutableElement method, @Nullable TypeMirror returns) {
    if (returns != null && returns.getKind() != TypeKind.VOID) {
      rejectHidden(types.ref(returns), method, "returns");
    }
    for (TypeMirror parameter : typeOf(method).getParameterTypes()) {
      rejectHidden(types.ref(parameter), method, "takes");
    }
    for (TypeMirror thrown : typeOf(method).getThrownTypes()) {
      if (!types.isSubtype(thrown, "java.lang.Exception")
          && !types.isSubtype(thrown, "java.lang.Error")) {
        findings.add(
            Code.TL103,
            methods.place(method),
            "method "
                + method.getSimpleName()
                + " cannot be called, it declares "
                + types.ref(thrown).text()
                + ": declare Exception, or what it really throws");
      }
    }
  }

  private void rejectHidden(MirrorTypeRef type, ExecutableElement method, String verb) {
    type.hiddenFrom(name.packageName())
        .ifPresent(
            hidden ->
                findings.add(
                    Code.TL111,
                    methods.place(method),
                    "method "
                        + method.getSimpleName()
                        + " "
                        + verb
                        + " "
                        + type.text()
                        + ", but "
                        + hidden
                        + " cannot be named in the node's package: make it at least"
                        + " package-private there"));
  }

  private Optional<Batch> readBatch(ExecutableElement method, @Nullable TypeMirror prepared) {
    Mark mark = Mark.find(method, "Batch", types.elements()).orElseThrow();
    int concurrency =
        Counts.read(mark, "concurrency", "at least one item runs at a time", findings);
    List<TypeMirror> items = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      if (Mark.has(method.getParameters().get(i), "Prep")) {
        items.add(typeOf(method).getParameterTypes().get(i));
      }
    }
    if (prepared == null || items.size() != 1) {
      badBatch(
          method,
          prepared == null
              ? "there is no @Prep to get the items from: add one that returns them"
              : "it needs exactly one @Prep parameter, the item, but has " + items.size());
      return Optional.empty();
    }
    return batchOf(method, prepared, items.get(0), concurrency);
  }

  private Optional<Batch> batchOf(
      ExecutableElement method, TypeMirror prepared, TypeMirror parameter, int concurrency) {
    Optional<TypeMirror> element = Optional.empty();
    Batch.Source source = null;
    if (prepared instanceof ArrayType array) {
      element = Optional.of(array.getComponentType());
      source =
          array.getComponentType().getKind().isPrimitive()
              ? Batch.Source.PRIMITIVE_ARRAY
              : Batch.Source.ARRAY;
    } else if (types.isSubtype(prepared, "java.lang.Iterable")) {
      element = types.argumentOf(prepared, "java.lang.Iterable");
      source = Batch.Source.ITERABLE;
    } else if (types.isSubtype(prepared, "java.util.Iterator")) {
      element = types.argumentOf(prepared, "java.util.Iterator");
      source = Batch.Source.ITERATOR;
    } else if (types.isSubtype(prepared, "java.util.stream.BaseStream")) {
      element = types.argumentOf(prepared, "java.util.stream.BaseStream");
      source = Batch.Source.STREAM;
    }
    String returned = types.ref(prepared).text();
    if (source == null) {
      badBatch(
          method,
          "@Prep returns "
              + returned
              + ", which is no collection: return an Iterable, Iterator, Stream or array");
      return Optional.empty();
    }
    if (element.isEmpty() || !types.isSubtype(element.get(), parameter)) {
      badBatch(
          method,
          "@Prep returns "
              + returned
              + ", whose items are "
              + element.map(e -> types.ref(e).text()).orElse("of unknown type")
              + ", but the item parameter is "
              + types.ref(parameter).text()
              + element
                  .map(e -> ": declare it as " + types.ref(e).text())
                  .orElse(": let @Prep say of what it returns a " + returned));
      return Optional.empty();
    }
    return Optional.of(new Batch(source, types.ref(parameter), concurrency));
  }

  private void badBatch(ExecutableElement method, String message) {
    findings.add(
        Code.TL109, methods.place(method), "@Batch on " + method.getSimpleName() + ": " + message);
  }

  private List<StageMethod> readFallbacks(@Nullable TypeMirror item) {
    List<StageMethod> fallbacks = new ArrayList<>();
    for (ExecutableElement method : methods.of(Kind.FALLBACK)) {
      int errors = findings.errors();
      Optional<StageMethod> stage = stage(method, new Scope(Role.FALLBACK, item, null));
      if (stage.isPresent() && findings.errors() == errors) {
        checkFallback(method, stage.get(), fallbacks);
        insertBySpecificity(fallbacks, stage.get());
      }
    }
    return fallbacks;
  }

  private void checkFallback(
      ExecutableElement method, StageMethod stage, List<StageMethod> earlier) {
    List<TypeRef> failures =
        stage.arguments().stream()
            .filter(Argument.Failure.class::isInstance)
            .map(argument -> ((Argument.Failure) argument).type())
            .toList();
    String trouble = null;
    if (exec == null) {
      trouble = "the node has no @Exec that could fail: remove it";
    } else if (failures.size() != 1) {
      trouble =
          "it takes "
              + failures.size()
              + " failures: give it exactly one parameter of an exception type";
    } else if (types.isSubtype(((MirrorTypeRef) failures.get(0)).mirror(), "java.lang.Error")) {
      trouble = "an Error is never handed to a fallback: take an exception type";
    } else if (!fits(stage)) {
      trouble =
          "it returns "
              + stage.returns().map(TypeRef::text).orElse("void")
              + " where @Exec "
              + (isStage(returned(exec)) ? "yields " : "returns ")
              + text(yielded(exec))
              + ": return the same";
    } else if (earlier.stream().anyMatch(other -> same(failure(other), failures.get(0)))) {
      trouble = "another fallback takes " + failures.get(0).text() + " already: keep one";
    }
    if (trouble != null) {
      findings.add(
          Code.TL108,
          methods.place(method),
          "@Fallback method " + method.getSimpleName() + " does not fit: " + trouble);
    }
  }

  private boolean fits(StageMethod fallback) {
    TypeMirror wanted = yielded(exec);
    if (wanted == null || wanted.getKind() == TypeKind.VOID) {
      return fallback.returns().isEmpty();
    }
    return fallback.returns().map(type -> type.isSubtypeOf(types.ref(wanted))).orElse(false);
  }

  private String text(@Nullable TypeMirror type) {
    return type == null || type.getKind() == TypeKind.VOID ? "void" : types.ref(type).text();
  }

  private static boolean same(TypeRef a, TypeRef b) {
    return a.isSubtypeOf(b) && b.isSubtypeOf(a);
  }

  /**
   * Returns the kind of failure that a fallback takes.
   *
   * @param fallback the method
   * @return the type of its one failure parameter
   */
  private static TypeRef failure(StageMethod fallback) {
    for (Argument argument : fallback.arguments()) {
      if (argument instanceof Argument.Failure failure) {
        return failure.type();
      }
    }
    throw new IllegalArgumentException(fallback.name());
  }

  /** The first that fits is called, so that a narrower type must stand before a wider one. */
  private void insertBySpecificity(List<StageMethod> fallbacks, StageMethod fallback) {
    if (fallback.arguments().stream().noneMatch(Argument.Failure.class::isInstance)) {
      return;
    }
    int at = 0;
    while (at < fallbacks.size() && !failure(fallback).isSubtypeOf(failure(fallbacks.get(at)))) {
      at++;
    }
    fallbacks.add(at, fallback);
  }

  private OutcomeReader.Read readOutcome() {
    if (post == null) {
      return new OutcomeReader.Read(
          new Outcome.Nothing(),
          types.types().getNoType(TypeKind.VOID),
          false,
          List.of(new OutcomeReader.ActionDraft("default", List.of(), Map.of())));
    }
    OutcomeReader.Read read =
        new OutcomeReader(types, node, post, typeOf(post).getReturnType(), findings).read();
    if (read.outcome() instanceof Outcome.Records variants) {
      for (Variant variant : variants.variants()) {
        rejectHidden((MirrorTypeRef) variant.type(), post, "may return");
        for (Component component : variant.components()) {
          rejectHidden((MirrorTypeRef) component.type(), post, "writes");
        }
      }
    }
    return read;
  }

  private Contract contract(OutcomeReader.Read outcome, ExecKeys keys) {
    List<Action> actions = new ArrayList<>();
    for (OutcomeReader.ActionDraft draft : outcome.actions()) {
      List<KeyWrite> writes = new ArrayList<>(keys.writes());
      draft.components().forEach(component -> writes.add(component.write()));
      checkPromises(draft, keys);
      for (Contract.Cell cell : bindings.cells()) {
        if (!keys.cell().equals(Optional.of(cell.key()))) {
          writes.add(cellWrite(cell, draft.promises().containsKey(cell.key())));
        }
      }
      rejectDoubleWrites(draft.name(), writes);
      actions.add(new Action(draft.name(), writes));
    }
    Optional<TypeRef> result = post == null ? keys.result() : outcomeType(outcome);
    return new Contract(
        name,
        name.generated("Node"),
        false,
        List.of(),
        exec != null,
        bindings.reads(),
        bindings.cells(),
        actions,
        outcome.forks(),
        result,
        Fingerprints.of(
            name,
            exec != null,
            bindings.reads(),
            bindings.cells(),
            actions,
            outcome.forks(),
            result.map(type -> ((MirrorTypeRef) type).qualifiedText()).orElse("void")),
        true);
  }

  /**
   * What a visit returns where post returns an outcome: records as they are, for their components;
   * of the other forms the index of the action; of a fork the list of these. A record that other
   * packages cannot name reaches flows as an Object.
   */
  private Optional<TypeRef> outcomeType(OutcomeReader.Read read) {
    if (read.outcome() instanceof Outcome.Nothing) {
      return Optional.empty();
    }
    MirrorTypeRef one = types.ref(read.one());
    if (!(read.outcome() instanceof Outcome.Records)) {
      one = types.ref(types.types().getPrimitiveType(TypeKind.INT));
    } else if (one.hiddenFrom("").isPresent() && !name.packageName().isEmpty()) {
      one = types.ref(types.elements().getTypeElement("java.lang.Object").asType());
    }
    return Optional.of(read.forks() ? types.listOf(one) : one);
  }

  private KeyWrite cellWrite(Contract.Cell cell, boolean promised) {
    Place place = Place.of(post == null ? node : post);
    return new KeyWrite(
        cell.key(),
        cell.type(),
        cell.type(),
        false,
        Need.REQUIRED,
        promised,
        KeyWrite.Source.CELL,
        cell.key(),
        false,
        place);
  }

  private void checkPromises(OutcomeReader.ActionDraft draft, ExecKeys keys) {
    List<String> outs = new ArrayList<>();
    for (Contract.Cell cell : bindings.cells()) {
      if (!keys.cell().equals(Optional.of(cell.key()))) {
        outs.add(cell.key());
      }
    }
    draft
        .promises()
        .forEach(
            (key, place) -> {
              if (!outs.contains(key)) {
                findings.add(
                    Code.TL307,
                    place,
                    "action \""
                        + draft.name()
                        + "\" promises to write key \""
                        + key
                        + "\", but the method has no Out of that name; it has "
                        + Names.quoted(outs)
                        + Names.didYouMean(key, outs));
              }
            });
  }

  private void rejectDoubleWrites(String action, List<KeyWrite> writes) {
    Map<String, KeyWrite> byKey = new HashMap<>();
    Set<String> reported = new HashSet<>();
    for (KeyWrite write : writes) {
      KeyWrite other = byKey.putIfAbsent(write.key(), write);
      boolean withinRecord =
          other != null
              && other.source() == KeyWrite.Source.ACCESSOR
              && write.source() == KeyWrite.Source.ACCESSOR;
      if (other != null && !withinRecord && reported.add(write.key())) {
        findings.add(
            Code.TL110,
            write.place(),
            "key \""
                + write.key()
                + "\" is written twice on action \""
                + action
                + "\" of node "
                + node.getSimpleName()
                + ": one of the two values would be lost, rename one");
      }
    }
  }
}
