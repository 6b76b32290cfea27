package dev.tramline.examples.tutorial.offline;

import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.comments.JavadocComment;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithExtends;
import com.github.javaparser.ast.nodeTypes.NodeWithImplements;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the uses of a project's types in one of them.
 *
 * <p>Names are resolved by imports and packages. The types of variables are those they are declared
 * with; what {@code var} and chained calls have is not worked out, so a few calls are missed.
 */
final class UseFinder {

  private static final Pattern DOC_LINK =
      Pattern.compile("(?:\\{@link(?:plain)?|@see)\\s+([\\w.]*\\w)");

  private final JavaType user;
  private final Map<String, JavaType> byQualifiedName;
  private final Set<String> shadowing = new HashSet<>();
  private final Map<String, ClassOrInterfaceType> variables = new HashMap<>();
  private final List<Use> uses = new ArrayList<>();

  private UseFinder(JavaType user, Map<String, JavaType> byQualifiedName) {
    this.user = user;
    this.byQualifiedName = byQualifiedName;
  }

  static List<Use> find(JavaType user, Map<String, JavaType> byQualifiedName) {
    UseFinder finder = new UseFinder(user, byQualifiedName);
    finder.readDeclarations();
    user.declaration().walk(finder::visit);
    return finder.uses;
  }

  private void readDeclarations() {
    Node root = user.declaration();
    root.findAll(TypeDeclaration.class).forEach(type -> shadowing.add(type.getNameAsString()));
    root.findAll(TypeParameter.class).forEach(type -> shadowing.add(type.getNameAsString()));
    root.findAll(VariableDeclarator.class)
        .forEach(variable -> variable(variable.getNameAsString(), variable.getType()));
    root.findAll(Parameter.class)
        .forEach(parameter -> variable(parameter.getNameAsString(), parameter.getType()));
    root.findAll(TypePatternExpr.class)
        .forEach(pattern -> variable(pattern.getNameAsString(), pattern.getType()));
  }

  private void variable(String name, Type type) {
    if (type instanceof ClassOrInterfaceType known) {
      variables.put(name, known);
    }
  }

  private void visit(Node node) {
    if (node instanceof ClassOrInterfaceType type) {
      boolean isScope =
          type.getParentNode().orElse(null) instanceof ClassOrInterfaceType outer
              && outer.getScope().orElse(null) == type;
      if (!isScope) {
        add(type.getNameWithScope(), kind(type), type);
      }
    } else if (node instanceof AnnotationExpr annotation) {
      add(annotation.getName().getIdentifier(), UseKind.ANNOTATED, annotation);
    } else if (node instanceof MethodCallExpr call
        && call.getScope().orElse(null) instanceof NameExpr scope) {
      ClassOrInterfaceType declared = variables.get(scope.getNameAsString());
      String type = declared == null ? scope.getNameAsString() : declared.getNameAsString();
      add(type, UseKind.CALLS, call);
    } else if (node instanceof FieldAccessExpr access
        && access.getScope() instanceof NameExpr scope) {
      add(scope.getNameAsString(), UseKind.USES, access);
    } else if (node instanceof JavadocComment comment) {
      Matcher link = DOC_LINK.matcher(comment.getContent());
      while (link.find()) {
        add(link.group(1), UseKind.REFERS, comment);
      }
    }
    node.getComment().filter(JavadocComment.class::isInstance).ifPresent(this::visit);
  }

  private void add(String name, UseKind kind, Node site) {
    resolve(name)
        .filter(used -> used != user)
        .ifPresent(used -> uses.add(new Use(user, used, kind, site)));
  }

  /** How a mention of a type is meant, by what stands around it. */
  private static UseKind kind(ClassOrInterfaceType type) {
    Node parent = type.getParentNode().orElseThrow();
    if (parent instanceof NodeWithExtends<?> p && isOneOf(type, p.getExtendedTypes())) {
      return UseKind.EXTENDS;
    }
    if (parent instanceof NodeWithImplements<?> p && isOneOf(type, p.getImplementedTypes())) {
      return UseKind.IMPLEMENTS;
    }
    if (parent instanceof ObjectCreationExpr) {
      return UseKind.CREATES;
    }
    if (parent instanceof TypeExpr expression
        && expression.getParentNode().orElse(null) instanceof MethodReferenceExpr) {
      return UseKind.CALLS;
    }
    if (parent instanceof CallableDeclaration<?> callable
        && isOneOf(type, callable.getThrownExceptions())) {
      return UseKind.THROWS;
    }
    return signatureKind(type);
  }

  /** By identity: nodes are equal if they read the same, wherever they stand. */
  private static boolean isOneOf(Type type, List<? extends Type> types) {
    return types.stream().anyMatch(other -> other == type);
  }

  /** What is inside type arguments counts as well: a field {@code List<X>} holds X. */
  private static UseKind signatureKind(ClassOrInterfaceType type) {
    Node place = type;
    while (place.getParentNode().orElseThrow() instanceof Type outer) {
      place = outer;
    }
    Node parent = place.getParentNode().orElseThrow();
    Node grandparent = parent.getParentNode().orElse(parent);
    if (parent instanceof Parameter) {
      return grandparent instanceof RecordDeclaration
          ? UseKind.HAS_FIELD
          : grandparent instanceof CallableDeclaration<?> ? UseKind.TAKES : UseKind.USES;
    }
    if (parent instanceof VariableDeclarator && grandparent instanceof FieldDeclaration
        || parent instanceof AnnotationMemberDeclaration) {
      return UseKind.HAS_FIELD;
    }
    return parent instanceof MethodDeclaration ? UseKind.RETURNS : UseKind.USES;
  }

  /** Finds the top-level type that a name means here, if it is one of the project's. */
  private Optional<JavaType> resolve(String name) {
    String head = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    if (shadowing.contains(head)) {
      return Optional.empty();
    }
    String beside = user.packageName().isEmpty() ? head : user.packageName() + "." + head;
    return imported(head)
        .or(() -> exactly(beside))
        .or(() -> importedOnDemand(head))
        .or(() -> name.contains(".") ? around(name) : Optional.empty());
  }

  private Optional<JavaType> imported(String head) {
    return user.unit().getImports().stream()
        .filter(declaration -> !declaration.isAsterisk())
        .map(ImportDeclaration::getNameAsString)
        .filter(imported -> imported.endsWith("." + head))
        .findFirst()
        .flatMap(this::around);
  }

  private Optional<JavaType> importedOnDemand(String head) {
    return user.unit().getImports().stream()
        .filter(declaration -> declaration.isAsterisk() && !declaration.isStatic())
        .map(declaration -> exactly(declaration.getNameAsString() + "." + head))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<JavaType> exactly(String qualified) {
    return Optional.ofNullable(byQualifiedName.get(qualified));
  }

  /** Finds a type, or the top-level type around it if it is nested. */
  private Optional<JavaType> around(String qualified) {
    String name = qualified;
    while (!byQualifiedName.containsKey(name) && name.contains(".")) {
      name = name.substring(0, name.lastIndexOf('.'));
    }
    return exactly(name);
  }
}
