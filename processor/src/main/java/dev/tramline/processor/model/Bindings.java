package dev.tramline.processor.model;

import dev.tramline.processor.model.NodeModel.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Binds the parameters of a node's methods, and gathers the keys they read and write. */
final class Bindings {

  private final JavaTypes types;
  private final TypeElement node;
  private final Sources sources;
  private final Findings findings;
  private final List<KeyRead> reads = new ArrayList<>();
  private final List<Contract.Cell> cells = new ArrayList<>();

  Bindings(JavaTypes types, TypeElement node, Sources sources, Findings findings) {
    this.types = types;
    this.node = node;
    this.sources = sources;
    this.findings = findings;
  }

  /** The stages a parameter can belong to. */
  enum Role {
    PREP,
    EXEC,
    POST,
    FALLBACK
  }

  /**
   * What the parameters of a method may be bound to.
   *
   * @param role which stage the method is
   * @param prepared what {@code @Prep} parameters get; null if there is no such value
   * @param result what {@code @Exec} parameters get; null if there is no such value
   */
  record Scope(Role role, @Nullable TypeMirror prepared, @Nullable TypeMirror result) {}

  List<KeyRead> reads() {
    return reads;
  }

  List<Contract.Cell> cells() {
    return cells;
  }

  /** Adds a cell and returns its index; the same key has one cell. */
  int cell(String key, MirrorTypeRef type) {
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).key().equals(key)) {
        return i;
      }
    }
    cells.add(new Contract.Cell(key, type));
    return cells.size() - 1;
  }

  List<Argument> bind(ExecutableElement method, ExecutableType type, Scope scope) {
    List<Argument> arguments = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      TypeMirror mirror = type.getParameterTypes().get(i);
      types.requireResolved(mirror);
      bind(method, parameter, i, mirror, scope).ifPresent(arguments::add);
    }
    return arguments;
  }

  private Optional<Argument> bind(
      ExecutableElement method,
      VariableElement parameter,
      int index,
      TypeMirror type,
      Scope scope) {
    boolean prep = Mark.has(parameter, "Prep");
    boolean exec = Mark.has(parameter, "Exec");
    if (Mark.has(parameter, "Await")) {
      rejectAwait(parameter, findings);
      return Optional.empty();
    }
    if (prep && exec) {
      return wrong(parameter, "has both @Prep and @Exec: keep the one whose result it takes");
    }
    if (prep) {
      return stageValue(parameter, "Prep", type, prepared(scope), scope)
          .map(Argument.Prepared::new);
    }
    if (exec) {
      TypeMirror result = scope.role() == Role.POST ? scope.result() : null;
      return stageValue(parameter, "Exec", type, result, scope).map(Argument.Result::new);
    }
    if (JavaTypes.isDeclared(type, "dev.tramline.runtime.RunContext")) {
      return Optional.of(new Argument.Context());
    }
    if (JavaTypes.isDeclared(type, "dev.tramline.runtime.Out")) {
      return bindCell(parameter, type, scope);
    }
    if (scope.role() == Role.FALLBACK && isFailure(parameter, type)) {
      return Optional.of(new Argument.Failure(types.ref(type)));
    }
    return bindKey(method, parameter, index, type);
  }

  static void rejectAwait(VariableElement parameter, Findings findings) {
    findings.add(
        Code.TL199,
        Place.of(parameter),
        "@Await on parameter "
            + parameter.getSimpleName()
            + " is not supported by this version: read a plain key");
  }

  private static @Nullable TypeMirror prepared(Scope scope) {
    return scope.role() == Role.PREP ? null : scope.prepared();
  }

  private boolean isFailure(VariableElement parameter, TypeMirror type) {
    return !Mark.has(parameter, "Key") && types.isSubtype(type, "java.lang.Throwable");
  }

  private Optional<TypeRef> stageValue(
      VariableElement parameter,
      String stage,
      TypeMirror type,
      @Nullable TypeMirror value,
      Scope scope) {
    if (value == null || value.getKind() == TypeKind.VOID) {
      wrong(
          parameter,
          "asks for what @"
              + stage
              + " returned, but "
              + (value == null
                  ? whyMissing(stage, scope.role())
                  : "that method is void: have it return the value, or take a key"));
      return Optional.empty();
    }
    if (!types.isSubtype(value, type)) {
      wrong(
          parameter,
          "is of type "
              + types.ref(type).text()
              + ", but @"
              + stage
              + " yields "
              + types.ref(value).text()
              + ": declare it as that");
      return Optional.empty();
    }
    return Optional.of(types.ref(type));
  }

  private String whyMissing(String stage, Role role) {
    if (role == Role.FALLBACK && stage.equals("Exec")) {
      return "a @Fallback method runs because @Exec failed: take the failure, or a key";
    }
    if (role == Role.PREP || (role == Role.EXEC && stage.equals("Exec"))) {
      return "a @" + title(role) + " method runs before that: take a key";
    }
    return "node " + node.getSimpleName() + " has no @" + stage + " method: add one, or take a key";
  }

  private static String title(Role role) {
    return role.name().charAt(0) + role.name().substring(1).toLowerCase(Locale.ROOT);
  }

  private Optional<Argument> bindCell(VariableElement parameter, TypeMirror type, Scope scope) {
    if (scope.role() != Role.POST) {
      return wrong(parameter, "is an Out, which only a @Post method may have: move it there");
    }
    Optional<TypeMirror> inner = JavaTypes.argument(type);
    if (inner.isEmpty() || inner.get().getKind() == TypeKind.WILDCARD) {
      return wrong(parameter, "is an Out without a type: write Out<String> or what the key holds");
    }
    if (JavaTypes.isDeclared(inner.get(), "java.util.Optional")) {
      return wrong(
          parameter,
          "is an Out of Optional: write Out"
              + JavaTypes.argument(inner.get())
                  .map(of -> "<" + types.ref(of).text() + ">")
                  .orElse("")
              + "; a key stays unset as long as nothing is put into its Out");
    }
    return keyName(parameter)
        .map(
            key -> {
              if (cells.stream().anyMatch(cell -> cell.key().equals(key))) {
                findings.add(
                    Code.TL110,
                    Place.of(parameter),
                    "key \"" + key + "\" is written twice by this node: remove one Out or @Key");
              }
              return new Argument.Cell(cell(key, types.boxedRef(inner.get())));
            });
  }

  private Optional<Argument> bindKey(
      ExecutableElement method, VariableElement parameter, int index, TypeMirror type) {
    if (!Mark.has(parameter, "Key")
        && parameter.getSimpleName().contentEquals("arg" + index)
        && !sources.contain(method)) {
      return wrong(
          parameter,
          "comes from a class file, which holds no parameter names: put @Key(\"...\") on it in "
              + Enclosing.of(method).getSimpleName());
    }
    Optional<String> trouble = Presence.trouble(parameter, type, types);
    if (trouble.isPresent()) {
      return wrong(parameter, "is " + trouble.get());
    }
    return keyName(parameter)
        .map(
            key -> {
              Presence presence = Presence.of(parameter, type, types);
              KeyRead read = presence.read(key, parameter);
              return new Argument.Key(index(read));
            });
  }

  /** Two stages that read the same key alike share one parameter of the adapter. */
  private int index(KeyRead read) {
    for (int i = 0; i < reads.size(); i++) {
      KeyRead known = reads.get(i);
      if (known.key().equals(read.key())
          && known.need() == read.need()
          && known.primitive() == read.primitive()
          && known.type().isSubtypeOf(read.type())
          && read.type().isSubtypeOf(known.type())) {
        return i;
      }
    }
    reads.add(read);
    return reads.size() - 1;
  }

  private Optional<String> keyName(VariableElement parameter) {
    Optional<Mark> mark = Mark.find(parameter, "Key", types.elements());
    mark.ifPresent(key -> KeyNames.check(key.string("value"), key.place("value"), findings));
    return Optional.of(
        mark.map(key -> key.string("value")).orElse(parameter.getSimpleName().toString()));
  }

  private <T> Optional<T> wrong(VariableElement parameter, String message) {
    Place place = sources.contain(parameter) ? Place.of(parameter) : Place.of(node);
    findings.add(
        Code.TL104,
        place,
        "parameter "
            + parameter.getSimpleName()
            + " of "
            + Enclosing.of(Enclosing.of(parameter)).getSimpleName()
            + "."
            + Enclosing.of(parameter).getSimpleName()
            + " "
            + message);
    return Optional.empty();
  }
}
