package dev.tramline.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.tramline.processor.model.ClassRef;
import dev.tramline.processor.model.KeyRead;
import dev.tramline.processor.model.MirrorTypeRef;
import dev.tramline.processor.model.Need;
import dev.tramline.processor.model.TypeRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Types as JavaPoet names them, with those of the runtime that generated code calls. */
final class TypeNames {

  private static final String RUNTIME = "dev.tramline.runtime";
  private static final String GENERATED = RUNTIME + ".generated";

  static final ClassName RUN_OPTIONS = ClassName.get(RUNTIME, "RunOptions");
  static final ClassName RUN_CONTEXT = ClassName.get(RUNTIME, "RunContext");
  static final ClassName FLOW_GRAPH = ClassName.get(RUNTIME, "FlowGraph");
  static final ClassName STAGE = ClassName.get(RUNTIME, "Stage");
  static final ClassName OUT = ClassName.get(RUNTIME, "Out");
  static final ClassName FLOW_RUN = ClassName.get(RUNTIME, "FlowRun");
  static final ClassName STEPS = ClassName.get(GENERATED, "Steps");
  static final ClassName FRAME = ClassName.get(GENERATED, "Frame");
  static final ClassName RETRY_POLICY = ClassName.get(GENERATED, "RetryPolicy");
  static final ClassName APPEND_LIST = ClassName.get(GENERATED, "AppendList");
  static final ClassName EXEC_CALL = ClassName.get(GENERATED, "ExecCall");
  static final ClassName FAN_OUT = ClassName.get(GENERATED, "FanOut");
  static final ClassName RUN_TASK = ClassName.get(GENERATED, "RunTask");
  static final ClassName ITEMS = ClassName.get(GENERATED, "Items");
  static final ClassName GRAPH_BUILDER = ClassName.get(GENERATED, "GraphBuilder");
  static final ClassName CONTRACT =
      ClassName.get("dev.tramline.annotations.generated", "GeneratedContract");
  static final ClassName CHOICE = CONTRACT.nestedClass("Choice");
  static final ClassName WRITE = CONTRACT.nestedClass("Write");

  private TypeNames() {}

  static TypeName of(TypeRef type) {
    return TypeName.get(((MirrorTypeRef) type).mirror());
  }

  /** Adds the simple names of a package's top-level classes that a type mentions. */
  static void addTopLevel(TypeRef type, String packageName, Set<String> names) {
    ((MirrorTypeRef) type).addTopLevel(packageName, names);
  }

  static ClassName of(ClassRef type) {
    List<String> names = type.simpleNames();
    return ClassName.get(
        type.packageName(), names.get(0), names.subList(1, names.size()).toArray(new String[0]));
  }

  /** The type of what takes a key that is read. */
  static TypeName of(KeyRead read) {
    TypeName type = of(read.type());
    if (read.need() == Need.OPTIONAL) {
      return ParameterizedTypeName.get(ClassName.get(Optional.class), type);
    }
    return read.primitive() ? type.unbox() : type;
  }

  /** The type that takes whatever a declaration of the key may yield, wildcards included. */
  static TypeName lenientOf(KeyRead read) {
    return read.need() == Need.OPTIONAL
        ? ParameterizedTypeName.get(
            ClassName.get(Optional.class), WildcardTypeName.subtypeOf(of(read.type())))
        : of(read);
  }

  /** The type in which a key is stored: primitive where a box would only be in the way. */
  static TypeName unboxed(TypeRef type) {
    TypeName name = of(type);
    return name.isBoxedPrimitive() ? name.unbox() : name;
  }
}
