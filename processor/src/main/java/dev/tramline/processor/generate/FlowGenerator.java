package dev.tramline.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.FlowModel;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.FlowShape;
import dev.tramline.processor.model.FlowShape.NodeMethod;
import dev.tramline.processor.model.KeyRead;
import dev.tramline.processor.model.Need;
import dev.tramline.processor.model.ProvenFlow;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the class that implements a flow. What it shows to other sources depends on the flow's
 * shape alone; for a flow with errors the same class is written with bodies that only throw, so
 * that users of the class compile and the user sees our finding instead of theirs.
 */
public final class FlowGenerator {

  /** The most node parameters a constructor can have: 255 slots less the instance itself. */
  private static final int MAX_PARAMETERS = 254;

  private final FlowShape shape;
  private final @Nullable ProvenFlow proven;
  private final @Nullable Contract contract;
  private final Environment environment;
  private final ClassName name;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final String optionsField;
  private final String taskMethod;

  private FlowGenerator(
      FlowShape shape,
      @Nullable ProvenFlow proven,
      @Nullable Contract contract,
      Environment environment) {
    this.shape = shape;
    this.proven = proven;
    this.contract = contract;
    this.environment = environment;
    this.name = TypeNames.of(shape.generated());
    NameTable names = new NameTable("GRAPH");
    names.reserve(NameTable.CALLED);
    if (proven != null) {
      for (FlowNode node : proven.flow().nodes()) {
        names.reserve(NameTable.obscured(node.contract().orElseThrow().adapter()));
      }
    }
    shape.nodes().forEach(node -> fields.put(node.name(), names.name(node.name())));
    this.optionsField = names.name("options");
    this.taskMethod = methodNames().name("task");
  }

  /** What the class's own methods must not be called. */
  private NameTable methodNames() {
    NameTable names = new NameTable();
    shape.nodes().forEach(node -> names.name(node.name()));
    shape.entries().forEach(entry -> names.name(entry.name()));
    shape.inherited().forEach(names::name);
    return names;
  }

  /**
   * Writes the class of a sound flow.
   *
   * @param shape its outside
   * @param proven what the checks found out
   * @param contract how flows see it that contain it
   * @param environment what the class may refer to
   * @return the class
   */
  public static TypeSpec generate(
      FlowShape shape, ProvenFlow proven, Contract contract, Environment environment) {
    return new FlowGenerator(shape, proven, contract, environment).generate();
  }

  /**
   * Writes the class of a flow with errors.
   *
   * @param shape its outside
   * @param environment what the class may refer to
   * @return the class, of the same shape as if there were none
   */
  public static TypeSpec skeleton(FlowShape shape, Environment environment) {
    return new FlowGenerator(shape, null, null, environment).generate();
  }

  private TypeSpec generate() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.FINAL)
            .alwaysQualify(shape.memberTypes().toArray(new String[0]));
    if (shape.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    for (var parameter : shape.typeParameters()) {
      type.addTypeVariable((TypeVariableName) TypeNames.of(parameter));
    }
    if (shape.isInterface()) {
      type.addSuperinterface(interfaceType());
    }
    environment.mark(type);
    environment.markNonNull(type);
    addJavadoc(type);
    addGraph(type);
    addFields(type);
    addConstructors(type);
    addMethods(type);
    type.addType(builder());
    if (proven != null && contract != null) {
      RunClass run = new RunClass(name, proven, fields);
      type.addType(run.generate(environment));
      type.addType(new FlowAdapter(shape, proven, contract, name, optionsField).generate());
    }
    return type.build();
  }

  private TypeName interfaceType() {
    ClassName raw = TypeNames.of(shape.type());
    TypeName[] arguments =
        shape.typeParameters().stream().map(TypeNames::of).toArray(TypeName[]::new);
    return arguments.length == 0 ? raw : ParameterizedTypeName.get(raw, arguments);
  }

  private void addJavadoc(TypeSpec.Builder type) {
    if (proven == null) {
      type.addJavadoc("Stands in for a flow that did not compile.\n");
      return;
    }
    type.addJavadoc("Runs the flow {@link $T}.\n\n<pre>{@code\n", TypeNames.of(shape.type()));
    MermaidDiagram.lines(proven).forEach(line -> type.addJavadoc("$L\n", Labels.comment(line)));
    type.addJavadoc(
        """
        }</pre>

        <p>Instances are immutable and serve any number of threads at once, as far as the nodes do.
        """);
  }

  private void addGraph(TypeSpec.Builder type) {
    FieldSpec.Builder graph =
        FieldSpec.builder(
                TypeNames.FLOW_GRAPH, "GRAPH", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("The static picture of the flow.\n");
    if (proven == null) {
      type.addField(graph.initializer("$N()", brokenMethod()).build());
      type.addMethod(
          MethodSpec.methodBuilder(brokenMethod())
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .addTypeVariable(TypeVariableName.get("T"))
              .returns(TypeVariableName.get("T"))
              .addStatement(
                  "throw new $T($S)",
                  AssertionError.class,
                  "flow " + shape.type().joined(".") + " did not compile")
              .build());
      return;
    }
    GraphClass graphClass = new GraphClass(proven);
    type.addField(graph.initializer("Graph.build()").build());
    type.addType(graphClass.generate(shape.generated().simpleName()));
  }

  private void addFields(TypeSpec.Builder type) {
    for (NodeMethod node : shape.nodes()) {
      type.addField(TypeNames.of(node.type()), field(node), Modifier.PRIVATE, Modifier.FINAL);
    }
    type.addField(TypeNames.RUN_OPTIONS, optionsField, Modifier.PRIVATE, Modifier.FINAL);
  }

  private String field(NodeMethod node) {
    return Objects.requireNonNull(fields.get(node.name()));
  }

  private boolean hasConstructor() {
    return shape.nodes().size() <= MAX_PARAMETERS;
  }

  private void addConstructors(TypeSpec.Builder type) {
    if (hasConstructor()) {
      type.addMethod(publicConstructor());
    } else {
      type.addMethod(builderConstructor());
    }
    MethodSpec.Builder copy =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addParameter(selfType(), "flow")
            .addParameter(TypeNames.RUN_OPTIONS, "options");
    for (NodeMethod node : shape.nodes()) {
      copy.addStatement("this.$N = flow.$N", field(node), field(node));
    }
    type.addMethod(copy.addStatement("this.$N = options", optionsField).build());
  }

  private TypeName selfType() {
    TypeName[] arguments =
        shape.typeParameters().stream().map(TypeNames::of).toArray(TypeName[]::new);
    return arguments.length == 0 ? name : ParameterizedTypeName.get(name, arguments);
  }

  private MethodSpec publicConstructor() {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC);
    constructor.addJavadoc("Creates the flow from its nodes.\n");
    if (!shape.nodes().isEmpty()) {
      constructor.addJavadoc("\n");
    }
    for (NodeMethod node : shape.nodes()) {
      constructor.addJavadoc("@param $L the node of that name\n", field(node));
      constructor.addParameter(TypeNames.of(node.type()), field(node));
      constructor.addStatement(
          "this.$N = $T.requireNonNull($N, $S)",
          field(node),
          Objects.class,
          field(node),
          missing(node));
    }
    return constructor
        .addStatement("this.$N = $T.defaults()", optionsField, TypeNames.RUN_OPTIONS)
        .build();
  }

  private String missing(NodeMethod node) {
    return "flow " + shape.type().simpleName() + ": node " + node.name() + " is null";
  }

  private MethodSpec builderConstructor() {
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addParameter(name.nestedClass("Builder"), "builder");
    for (NodeMethod node : shape.nodes()) {
      constructor.addStatement(
          "this.$N = $T.requireNonNull(builder.$N, $S)",
          field(node),
          Objects.class,
          field(node),
          missing(node));
    }
    return constructor
        .addStatement("this.$N = $T.defaults()", optionsField, TypeNames.RUN_OPTIONS)
        .build();
  }

  private void addMethods(TypeSpec.Builder type) {
    if (!isDeclared("builder")) {
      type.addMethod(
          MethodSpec.methodBuilder("builder")
              .addJavadoc(
                  "Starts building the flow with its nodes by name.\n\n@return an empty builder\n")
              .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
              .returns(name.nestedClass("Builder"))
              .addStatement("return new Builder()")
              .build());
    }
    if (proven == null) {
      addBrokenEntries(type);
    } else {
      shape.entries().forEach(entry -> addEntry(type, entry, proven.flow()));
    }
    for (NodeMethod node : shape.nodes()) {
      MethodSpec.Builder method =
          MethodSpec.methodBuilder(node.name())
              .addModifiers(Modifier.PUBLIC)
              .returns(TypeNames.of(node.type()))
              .addStatement("return $N", field(node));
      if (shape.isInterface()) {
        method.addAnnotation(Override.class);
      }
      type.addMethod(method.build());
    }
    if (!isDeclared("with")) {
      type.addMethod(with());
    }
    if (!isDeclared("graph")) {
      type.addMethod(
          MethodSpec.methodBuilder("graph")
              .addJavadoc("Returns {@link #GRAPH}.\n\n@return the static picture of the flow\n")
              .addModifiers(Modifier.PUBLIC)
              .returns(TypeNames.FLOW_GRAPH)
              .addStatement("return GRAPH")
              .build());
    }
  }

  /** Only a broken flow has such methods; the skeleton then leaves its own out. */
  private boolean isDeclared(String method) {
    return shape.nodes().stream().anyMatch(node -> node.name().equals(method))
        || shape.entries().stream().anyMatch(entry -> entry.name().equals(method))
        || shape.inherited().contains(method);
  }

  private MethodSpec with() {
    return MethodSpec.methodBuilder("with")
        .addJavadoc(
            """
            Returns a flow with the same nodes whose runs have these options.

            @param options how its runs behave
            @return a configured copy; this one stays as it is
            """)
        .addModifiers(Modifier.PUBLIC)
        .addParameter(TypeNames.RUN_OPTIONS, "options")
        .returns(selfType())
        .addStatement(
            "return new $T(this, $T.requireNonNull(options, $S))",
            selfType(),
            Objects.class,
            "options")
        .build();
  }

  /** A method with the parameters and type parameters of an entry. */
  private static MethodSpec.Builder like(
      FlowShape.Method entry, String name, Modifier access, NameTable names) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(access);
    entry
        .typeParameters()
        .forEach(type -> method.addTypeVariable((TypeVariableName) TypeNames.of(type)));
    entry
        .parameters()
        .forEach(p -> method.addParameter(TypeNames.of(p.type()), names.name(p.name())));
    return method;
  }

  private MethodSpec.Builder entryMethod(FlowShape.Method entry, NameTable names) {
    MethodSpec.Builder method = like(entry, entry.name(), Modifier.PUBLIC, names);
    if (shape.isInterface()) {
      method.addAnnotation(Override.class);
    }
    entry.returns().ifPresent(type -> method.returns(TypeNames.of(type)));
    return method;
  }

  private MethodSpec.Builder startMethod(FlowShape.Method entry, NameTable names) {
    return like(entry, "start", Modifier.PUBLIC, names)
        .addJavadoc(
            """
            Starts a run on a thread of its own, a virtual one on Java 21 and later.

            @return the run, which may be waited for and cancelled
            """)
        .returns(ParameterizedTypeName.get(TypeNames.FLOW_RUN, resultType(entry)));
  }

  private static TypeName resultType(FlowShape.Method entry) {
    return entry.returns().map(type -> TypeNames.of(type).box()).orElse(ClassName.get(Void.class));
  }

  private String brokenMethod() {
    return methodNames().name("broken");
  }

  private void addBrokenEntries(TypeSpec.Builder type) {
    Set<String> started = new HashSet<>();
    for (FlowShape.Method entry : shape.entries()) {
      type.addMethod(
          entryMethod(entry, new NameTable())
              .addStatement(entry.returns().isPresent() ? "return $N()" : "$N()", brokenMethod())
              .build());
      MethodSpec start =
          startMethod(entry, new NameTable()).addStatement("return $N()", brokenMethod()).build();
      // A flow may wrongly have several entries, whose parameters may be alike.
      String parameters =
          start.parameters().stream().map(p -> erased(p.type())).toList().toString();
      if (!isDeclared("start") && started.add(parameters)) {
        type.addMethod(start);
      }
    }
  }

  private static String erased(TypeName type) {
    return type instanceof ParameterizedTypeName generic
        ? generic.rawType().toString()
        : type.toString();
  }

  private NameTable entryNames() {
    NameTable names = new NameTable("frame", "GRAPH", optionsField);
    names.reserve(NameTable.CALLED);
    return names;
  }

  /** Adds the entry, what starts a run without waiting for it, and what the two have in common. */
  private void addEntry(TypeSpec.Builder type, FlowShape.Method entry, FlowModel flow) {
    MethodSpec task = task(entry, flow);
    CodeBlock arguments =
        task.parameters().stream().map(p -> CodeBlock.of("$N", p)).collect(CodeBlock.joining(", "));
    CodeBlock made = CodeBlock.of("$N($L)", task, arguments);
    type.addMethod(
        entryMethod(entry, entryNames())
            .addStatement(entry.returns().isPresent() ? "return $L.call()" : "$L.call()", made)
            .build());
    type.addMethod(
        startMethod(entry, entryNames()).addStatement("return $L.start()", made).build());
    type.addMethod(task);
  }

  private MethodSpec task(FlowShape.Method entry, FlowModel flow) {
    TypeName result = resultType(entry);
    TypeName taskType = ParameterizedTypeName.get(TypeNames.RUN_TASK, result);
    MethodSpec.Builder method =
        like(entry, taskMethod, Modifier.PRIVATE, entryNames()).returns(taskType);
    List<ParameterSpec> parameters = method.build().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      KeyRead input = flow.entry().inputs().get(i);
      if (input.need() == Need.REQUIRED && !input.primitive()) {
        method.addStatement(
            "$T.requireNonNull($N, $S)",
            Objects.class,
            parameters.get(i),
            "flow " + flow.name() + ": input \"" + input.key() + "\" is null");
      }
    }
    CodeBlock.Builder arguments = CodeBlock.builder();
    parameters.forEach(parameter -> arguments.add(", $N", parameter));
    CodeBlock run = CodeBlock.of("Run.run($T.this, frame$L)", name, arguments.build());
    MethodSpec.Builder body =
        MethodSpec.methodBuilder("run")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .addParameter(TypeNames.FRAME, "frame")
            .returns(result);
    if (entry.returns().isPresent()) {
      body.addStatement("return $L", run);
    } else {
      body.addStatement(run).addStatement("return null");
    }
    TypeSpec task =
        TypeSpec.anonymousClassBuilder(
                "GRAPH, $N, $L, $LL",
                optionsField,
                Labels.number(flow.maxSteps()),
                Labels.number(flow.timeoutNanos()))
            .superclass(taskType)
            .addMethod(body.build())
            .build();
    return method.addStatement("return $L", task).build();
  }

  private TypeSpec builder() {
    ClassName builderName = name.nestedClass("Builder");
    TypeSpec.Builder type =
        TypeSpec.classBuilder("Builder")
            .addJavadoc(
                "Collects the nodes of a {@link $T} by name. For use by one thread.\n", name)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    environment.unmarkNonNull(type);
    for (NodeMethod node : shape.nodes()) {
      type.addField(TypeNames.of(node.type()), field(node), Modifier.PRIVATE);
      type.addMethod(
          MethodSpec.methodBuilder(node.name())
              .addJavadoc(
                  "Sets node {@code $1L}.\n\n@param $2L the node\n@return this\n",
                  node.name(),
                  field(node))
              .addModifiers(Modifier.PUBLIC)
              .addParameter(TypeNames.of(node.type()), field(node))
              .returns(builderName)
              .addStatement("this.$1N = $1N", field(node))
              .addStatement("return this")
              .build());
    }
    MethodSpec.Builder build =
        MethodSpec.methodBuilder("build")
            .addJavadoc(
                """
                Builds the flow.

                @return the flow
                @throws $T if a node was not set; the message names it
                """,
                NullPointerException.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(name);
    if (hasConstructor()) {
      CodeBlock arguments =
          shape.nodes().stream()
              .map(node -> CodeBlock.of("$N", field(node)))
              .collect(CodeBlock.joining(", "));
      build.addStatement("return new $T($L)", name, arguments);
    } else {
      build.addStatement("return new $T(this)", name);
    }
    return type.addMethod(build.build()).build();
  }
}
