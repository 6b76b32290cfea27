package dev.tramline.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.tramline.processor.model.Action;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.Names;
import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.Branch;
import dev.tramline.processor.model.ProvenFlow.Fork;
import dev.tramline.processor.model.ProvenFlow.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/**
 * Writes the methods of one fork: the one that runs its branches, each on a copy of the store, and
 * then brings together what they wrote; and for a node that returns outcomes the one that begins a
 * branch with an outcome.
 */
final class ForkCode {

  static final ClassName RUN = ClassName.get("", "Run");

  /** HotSpot never compiles a method above 8000 bytes; to take over a key takes about 20. */
  private static final int KEYS_PER_METHOD = 300;

  private static final TypeName RUNS = ParameterizedTypeName.get(ClassName.get(List.class), RUN);

  private final ProvenFlow proven;
  private final Fork fork;
  private final FlowNode node;
  private final StoreFields.View around;
  private final StoreFields.View inBranch;
  private final String method;
  private final String begin;

  /** The methods that take the keys of a static fork's branches, each some of them. */
  private final List<String> takes = new ArrayList<>();

  /**
   * Prepares a fork.
   *
   * @param proven the flow
   * @param index the fork
   * @param store its keys
   * @param methods names of methods that are taken
   */
  ForkCode(ProvenFlow proven, int index, StoreFields store, NameTable methods) {
    this.proven = proven;
    this.fork = proven.forks().get(index);
    this.node = proven.flow().nodes().get(fork.node());
    // What an outcome starts may fork at once, and then stands in the branch of that outcome.
    boolean inOutcome = !fork.isDynamic() && contract().forks();
    this.around = inOutcome ? store.inBranchOf(proven.forkOf(fork.node())) : store.at(fork.node());
    this.inBranch = store.inBranchOf(index);
    String name = Names.capitalized(Labels.identifier(node.name()));
    if (fork.isDynamic()) {
      this.method = methods.name("fork" + name);
      this.begin = methods.name("begin" + name + "Branch");
    } else {
      String action = contract().actions().get(fork.action()).name();
      boolean only = action.equals("default");
      this.method =
          methods.name("fork" + name + (only ? "" : Names.capitalized(Labels.identifier(action))));
      this.begin = "";
    }
    int keys = ownKeys().size();
    for (int from = 0; keys > KEYS_PER_METHOD && from < keys; from += KEYS_PER_METHOD) {
      takes.add(methods.name("join" + name));
    }
  }

  private Contract contract() {
    return node.contract().orElseThrow();
  }

  /** The method that runs the branches, and returns where to go on. */
  String method() {
    return method;
  }

  /** What a forking node writes beside its outcomes: it is of no branch, and stands before all. */
  static List<KeyWrite> writesBeforeFork(Contract contract) {
    Map<String, KeyWrite> byKey = new LinkedHashMap<>();
    for (Action action : contract.actions()) {
      for (KeyWrite write : action.writes()) {
        if (write.source().isCell()) {
          byKey.merge(write.key(), write, ForkCode::lessPromised);
        }
      }
    }
    return List.copyOf(byKey.values());
  }

  private static KeyWrite lessPromised(KeyWrite one, KeyWrite other) {
    return one.promised() ? other : one;
  }

  /** The method that takes a branch from its first node to where the branches meet. */
  static MethodSpec runBranch() {
    return MethodSpec.methodBuilder("runBranch")
        .addJavadoc("Runs a branch from its first node to the join, or to the exit.\n")
        .addModifiers(Modifier.PRIVATE)
        .returns(RUN)
        .addParameter(int.class, "first")
        .addParameter(int.class, "join")
        .addStatement("int next = first")
        .beginControlFlow("while (next >= 0 && next != join)")
        .addStatement("next = step(next)")
        .endControlFlow()
        .addStatement("return this")
        .build();
  }

  /**
   * The methods of the fork.
   *
   * @param target how the code names where something leads
   */
  List<MethodSpec> methods(Function<Route, CodeBlock> target) {
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(run(target));
    if (fork.isDynamic()) {
      methods.add(begin(target));
    }
    for (int i = 0; i < takes.size(); i++) {
      methods.add(take(i));
    }
    return methods;
  }

  private Route end() {
    return fork.join() == ProvenFlow.NONE ? new Route.Exit(fork.exit()) : new Route.To(fork.join());
  }

  private MethodSpec run(Function<Route, CodeBlock> target) {
    CodeBlock end = target.apply(end());
    MethodSpec.Builder run =
        MethodSpec.methodBuilder(method)
            .addModifiers(Modifier.PRIVATE)
            .returns(int.class)
            .addJavadoc("Runs the branches that start at {@code $L}.\n", node.name());
    CodeBlock items;
    TypeName start;
    CodeBlock first;
    if (fork.isDynamic()) {
      start = outcome().box();
      first = CodeBlock.of("branch.$N(outcome)", begin);
      items = CodeBlock.of("outcomes");
      run.addParameter(TypeNames.of(contract().result().orElseThrow()), "outcomes");
    } else {
      start = TypeName.INT.box();
      first = CodeBlock.of("first");
      items =
          CodeBlock.of(
              "$T.of($L)",
              List.class,
              fork.branches().stream()
                  .map(branch -> target.apply(branch.start()))
                  .collect(CodeBlock.joining(", ")));
    }
    CodeBlock body =
        CodeBlock.builder()
            .addStatement("$1T branch = new $1T($1T.this, frame)", RUN)
            .add(
                fork.isDynamic()
                    ? CodeBlock.of("")
                    : entered(CodeBlock.of("first == $L ? -1 : first", end)))
            .addStatement("return branch.runBranch($L, $L)", first, end)
            .build();
    CodeBlock merge = merge();
    CodeBlock branches =
        CodeBlock.of(
            "$L.$L(frame, $T.ofIterable(frame, $L), $L)",
            FanOuts.branches(start, fork.isDynamic() ? "outcome" : "first", RUN, body),
            merge.isEmpty() ? "each" : "all",
            TypeNames.ITEMS,
            items,
            concurrency());
    if (merge.isEmpty()) {
      run.addStatement(branches);
    } else {
      run.addStatement("$T branches = $L", RUNS, branches).addCode(merge);
    }
    return run.addStatement("return $L", end).build();
  }

  private CodeBlock concurrency() {
    int concurrency = proven.flow().concurrency();
    return concurrency == Integer.MAX_VALUE
        ? CodeBlock.of("$T.MAX_VALUE", Integer.class)
        : CodeBlock.of("$L", concurrency);
  }

  private TypeName outcome() {
    ParameterizedTypeName outcomes =
        (ParameterizedTypeName) TypeNames.of(contract().result().orElseThrow());
    return outcomes.typeArguments().get(0);
  }

  private MethodSpec begin(Function<Route, CodeBlock> target) {
    KeyWrites writes = new KeyWrites(node, inBranch, cell -> cell);
    CodeBlock action =
        outcome().isBoxedPrimitive()
            ? CodeBlock.of("outcome")
            : CodeBlock.of("$T.action(outcome)", TypeNames.of(contract().adapter()));
    List<Action> actions = contract().actions();
    CodeBlock choice =
        ActionSwitch.of(
            action,
            actions,
            i ->
                CodeBlock.builder()
                    .add(entered(firstNode(routes().get(i), target)))
                    .add(writes.of(carried(actions.get(i))))
                    .addStatement("return $L", target.apply(routes().get(i)))
                    .build());
    return MethodSpec.methodBuilder(begin)
        .addJavadoc("Begins a branch with an outcome of {@code $L}.\n", node.name())
        .addModifiers(Modifier.PRIVATE)
        .returns(int.class)
        .addParameter(outcome(), "outcome")
        .addCode(choice)
        .build();
  }

  /** A branch is announced before anything happens in it. */
  private static CodeBlock entered(CodeBlock first) {
    return CodeBlock.builder().addStatement("frame.enterBranch($L)", first).build();
  }

  private CodeBlock firstNode(Route route, Function<Route, CodeBlock> target) {
    return route instanceof Route.To && !route.equals(end())
        ? target.apply(route)
        : CodeBlock.of("-1");
  }

  private List<Route> routes() {
    return proven.edges().get(fork.node());
  }

  private static List<KeyWrite> carried(Action action) {
    return action.writes().stream().filter(write -> !write.source().isCell()).toList();
  }

  // ---- what the branches leave behind ----

  private CodeBlock merge() {
    CodeBlock.Builder code = CodeBlock.builder();
    if (takes.isEmpty()) {
      ownKeys().forEach(code::addStatement);
    }
    takes.forEach(take -> code.addStatement("$N(branches)", take));
    SortedSet<String> appended = appended();
    SortedSet<String> collected = new TreeSet<>(fork.locals().keySet());
    if (appended.isEmpty() && collected.isEmpty()) {
      return code.build();
    }
    for (String key : appended) {
      code.addStatement("$1T $2N = this.$2N", around.type(key), around.name(key));
    }
    for (String key : collected) {
      code.addStatement("$T $N = new $T<>()", list(key), around.name(key), ArrayList.class);
    }
    code.beginControlFlow("for ($T branch : branches)", RUN);
    appended.forEach(key -> addAppended(code, around.name(key)));
    collected.forEach(key -> addCollected(code, key));
    code.endControlFlow();
    appended.forEach(key -> code.addStatement("this.$1N = $1N", around.name(key)));
    for (String key : collected) {
      CodeBlock values = CodeBlock.of("$N", around.name(key));
      code.addStatement("this.$N = $L", around.name(key), around.keptList(key, values));
    }
    return code.build();
  }

  /** Of a static fork each key is written in one branch at most, whose value it is. */
  private List<CodeBlock> ownKeys() {
    List<CodeBlock> keys = new ArrayList<>();
    for (int i = 0; i < fork.branches().size() && !fork.isDynamic(); i++) {
      for (String key : fork.branches().get(i).writes()) {
        keys.add(CodeBlock.of("$1N = branches.get($2L).$1N", around.name(key), i));
      }
    }
    return keys;
  }

  private MethodSpec take(int part) {
    int from = part * KEYS_PER_METHOD;
    List<CodeBlock> keys = ownKeys();
    MethodSpec.Builder take =
        MethodSpec.methodBuilder(takes.get(part))
            .addModifiers(Modifier.PRIVATE)
            .addParameter(RUNS, "branches")
            .addJavadoc("Takes over some of what the branches wrote.\n");
    keys.subList(from, Math.min(keys.size(), from + KEYS_PER_METHOD)).forEach(take::addStatement);
    return take.build();
  }

  /** A key that one branch also writes otherwise is that branch's alone. */
  private SortedSet<String> appended() {
    SortedSet<String> appended = new TreeSet<>(fork.appended());
    for (Branch branch : fork.branches()) {
      appended.removeAll(branch.writes());
    }
    return appended;
  }

  private TypeName list(String key) {
    return ParameterizedTypeName.get(ClassName.get(List.class), inBranch.type(key).box());
  }

  /** A branch begins with the list from before the fork, so that only what follows is its own. */
  private static void addAppended(CodeBlock.Builder code, String field) {
    code.addStatement(
        "$1N = $2T.appendAll($1N, branch.$1N.subList(this.$1N.size(), branch.$1N.size()))",
        field,
        TypeNames.APPEND_LIST);
  }

  private void addCollected(CodeBlock.Builder code, String key) {
    code.beginControlFlow("if (branch.$N != null)", inBranch.name(key))
        .addStatement("$N.add(branch.$N)", around.name(key), inBranch.name(key))
        .endControlFlow();
  }
}
