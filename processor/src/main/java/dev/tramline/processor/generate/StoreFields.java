package dev.tramline.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.tramline.processor.model.KeyRead;
import dev.tramline.processor.model.Names;
import dev.tramline.processor.model.Need;
import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.Fork;
import dev.tramline.processor.model.ProvenFlow.StoredKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The keys of a flow as fields: how they are named, typed and read. A key that is each branch's own
 * has a field beside that of the flow's key of its name.
 */
final class StoreFields {

  private final ProvenFlow proven;
  private final Map<String, String> names = new HashMap<>();
  private final List<Map<String, String>> localNames = new ArrayList<>();

  /**
   * Names the fields.
   *
   * @param proven the flow
   * @param table names already used in the class
   */
  StoreFields(ProvenFlow proven, NameTable table) {
    this.proven = proven;
    proven.keys().keySet().forEach(key -> names.put(key, table.name(Labels.identifier(key))));
    for (Fork fork : proven.forks()) {
      Map<String, String> locals = new HashMap<>();
      for (String key : fork.locals().keySet()) {
        locals.put(key, table.name("branch" + Names.capitalized(Labels.identifier(key))));
      }
      localNames.add(locals);
    }
  }

  /** The keys of the flow itself. */
  View ofFlow() {
    return new View(key -> ProvenFlow.NONE);
  }

  /** The keys as a node sees them. */
  View at(int node) {
    return new View(key -> proven.scopeOf(node, key));
  }

  /** The keys as the outcomes of a forking node see them, each in its branch. */
  View inBranchOf(int fork) {
    Fork dynamic = proven.forks().get(fork);
    return new View(
        key -> dynamic.locals().containsKey(key) ? fork : proven.scopeOf(dynamic.node(), key));
  }

  /** Some of the fields, by the names of their keys. */
  final class View {

    private final ToIntFunction<String> scope;

    private View(ToIntFunction<String> scope) {
      this.scope = scope;
    }

    String name(String key) {
      int fork = scope.applyAsInt(key);
      return Objects.requireNonNull(
          fork == ProvenFlow.NONE ? names.get(key) : localNames.get(fork).get(key));
    }

    StoredKey stored(String key) {
      int fork = scope.applyAsInt(key);
      return Objects.requireNonNull(
          fork == ProvenFlow.NONE
              ? proven.keys().get(key)
              : proven.forks().get(fork).locals().get(key));
    }

    /** An absent value must be a null, so that only keys that are never asked for are primitive. */
    TypeName type(String key) {
      StoredKey stored = stored(key);
      return stored.mayBeUnset() ? TypeNames.of(stored.type()) : TypeNames.unboxed(stored.type());
    }

    /** The expression that hands a key to whoever needs it in this way. */
    CodeBlock read(String key, Need need) {
      return need == Need.OPTIONAL
          ? CodeBlock.of("$T.ofNullable($N)", Optional.class, name(key))
          : CodeBlock.of("$N", name(key));
    }

    /** What a key keeps of a value: a list that is appended to must be the run's own. */
    CodeBlock kept(String key, CodeBlock value) {
      return stored(key).appended()
          ? CodeBlock.of("$T.copyOf($L)", TypeNames.APPEND_LIST, value)
          : value;
    }

    /** What a key keeps of a list that the run made: all who read it share it. */
    CodeBlock keptList(String key, CodeBlock list) {
      return stored(key).appended()
          ? kept(key, list)
          : CodeBlock.of("$T.unmodifiableList($L)", Collections.class, list);
    }
  }

  /** The statement that stores an input; of a key that is appended to, the caller keeps none. */
  CodeBlock input(KeyRead input, String parameter) {
    String field = ofFlow().name(input.key());
    CodeBlock.Builder code = CodeBlock.builder();
    if (!ofFlow().stored(input.key()).appended()) {
      CodeBlock value =
          input.need() == Need.OPTIONAL
              ? CodeBlock.of("$1N == null ? null : $1N.orElse(null)", parameter)
              : CodeBlock.of("$N", parameter);
      return code.addStatement("this.$N = $L", field, value).build();
    }
    switch (input.need()) {
      case REQUIRED ->
          code.addStatement("this.$N = $T.copyOf($N)", field, TypeNames.APPEND_LIST, parameter);
      case NULLABLE ->
          code.beginControlFlow("if ($N != null)", parameter)
              .addStatement("this.$N = $T.copyOf($N)", field, TypeNames.APPEND_LIST, parameter)
              .endControlFlow();
      case OPTIONAL ->
          code.beginControlFlow("if ($1N != null && $1N.isPresent())", parameter)
              .addStatement(
                  "this.$N = $T.copyOf($N.get())", field, TypeNames.APPEND_LIST, parameter)
              .endControlFlow();
    }
    return code.build();
  }
}
