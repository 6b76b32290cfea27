package dev.tramline.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.NodeModel;
import dev.tramline.processor.model.NodeModel.StageMethod;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes the adapter of a node: its three stages as static methods of one shape, and {@code visit},
 * which runs them in order. Flows call only the adapter, so that a node may keep its methods and
 * records package-private, and so that a flow need not know whether a node is source or class file.
 */
public final class NodeAdapterGenerator {

  private static final Modifier[] PUBLIC_STATIC = {Modifier.PUBLIC, Modifier.STATIC};

  private final NodeModel node;
  private final Contract contract;
  private final Environment environment;
  private final TypeName nodeType;
  private final AdapterParameters parameters;

  private NodeAdapterGenerator(NodeModel node, Environment environment) {
    this.node = node;
    this.contract = node.contract();
    this.environment = environment;
    this.nodeType = TypeNames.of(node.nodeType());
    this.parameters = new AdapterParameters(node);
  }

  /**
   * Writes an adapter.
   *
   * @param node the node
   * @param environment what it may refer to
   * @return the class
   */
  public static TypeSpec generate(NodeModel node, Environment environment) {
    return new NodeAdapterGenerator(node, environment).generate();
  }

  private TypeSpec generate() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(TypeNames.of(contract.adapter()))
            .addModifiers(Modifier.FINAL)
            .addJavadoc(
                """
                Runs {@link $T} for the flows that contain it: a whole visit, or each stage apart.
                """,
                nodeType);
    if (node.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    environment.mark(type);
    type.addAnnotation(ContractAnnotation.of(contract));
    node.exec().ifPresent(exec -> type.addField(retry()));
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    type.addMethod(fingerprint(contract));
    type.addMethod(VisitMethod.of(node, parameters));
    node.prep().ifPresent(prep -> type.addMethod(stage("prep", prep)));
    node.exec().ifPresent(exec -> type.addMethod(stage("exec", exec)));
    node.post()
        .ifPresent(
            post -> {
              type.addMethod(stage("post", post));
              new PostResult(node, parameters).actionOf().ifPresent(type::addMethod);
            });
    node.exec().ifPresent(exec -> type.addMethods(ExecMethods.of(node, parameters)));
    return type.addMethods(OutcomeMethods.of(node)).build();
  }

  private FieldSpec retry() {
    return FieldSpec.builder(
            TypeNames.RETRY_POLICY, "RETRY", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("How exec is retried where a flow does not say otherwise.\n")
        .initializer(Retries.policy(node.retry(), node.timeoutNanos()))
        .build();
  }

  /** A method, not a constant: the compiler would copy a constant into its users. */
  static MethodSpec fingerprint(Contract contract) {
    return MethodSpec.methodBuilder("fingerprint")
        .addJavadoc(
            """
            Identifies the contract that flows were compiled against.

            @return the fingerprint
            """)
        .addModifiers(PUBLIC_STATIC)
        .returns(String.class)
        .addStatement("return $S", contract.fingerprint())
        .build();
  }

  /** A stage as flows, and engines that run it elsewhere, may call it. */
  private MethodSpec stage(String name, StageMethod stage) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addJavadoc("Calls {@code $L}.\n", stage.name())
            .addModifiers(PUBLIC_STATIC)
            .addParameter(nodeType, "node")
            .addParameters(parameters.ofStage(stage))
            .addException(Exception.class);
    stage.returns().ifPresent(type -> method.returns(TypeNames.of(type)));
    CodeBlock call =
        CodeBlock.of(
            "node.$N($L)", stage.name(), parameters.toNode(stage, "runContext", "failure"));
    if (node.awaited() && node.exec().equals(Optional.of(stage))) {
      call = CodeBlock.of("$T.await($L)", TypeNames.FRAME, call);
    }
    return stage.returns().isPresent()
        ? method.addStatement("return $L", call).build()
        : method.addStatement(call).build();
  }
}
