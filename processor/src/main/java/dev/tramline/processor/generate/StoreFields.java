package dev.tramline.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.tramline.processor.model.KeyRead;
import dev.tramline.processor.model.Need;
import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.StoredKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The keys of a flow as fields: how they are named, typed and read. */
final class StoreFields {

  private final ProvenFlow proven;
  private final Map<String, String> names = new HashMap<>();

  /**
   * Names the fields.
   *
   * @param proven the flow
   * @param table names already used in the class
   */
  StoreFields(ProvenFlow proven, NameTable table) {
    this.proven = proven;
    proven.keys().keySet().forEach(key -> names.put(key, table.name(Labels.identifier(key))));
  }

  String name(String key) {
    return Objects.requireNonNull(names.get(key));
  }

  StoredKey stored(String key) {
    return Objects.requireNonNull(proven.keys().get(key));
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

  /** The statement that stores an input; of a key that is appended to, the caller keeps none. */
  CodeBlock input(KeyRead input, String parameter) {
    String field = name(input.key());
    CodeBlock.Builder code = CodeBlock.builder();
    if (!stored(input.key()).appended()) {
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
