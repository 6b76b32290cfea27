package dev.tramline.examples.tutorial.offline;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithJavadoc;
import dev.tramline.examples.tutorial.SourceFile;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A type declared at the top level of a file.
 *
 * @param name what the tutorial calls it: its simple name, or, if several types have that, with the
 *     end of its package before it
 * @param packageName where it is declared; "" for the unnamed package
 * @param file the file
 * @param unit the file, parsed
 * @param declaration the type, parsed
 */
record JavaType(
    String name,
    String packageName,
    SourceFile file,
    CompilationUnit unit,
    TypeDeclaration<?> declaration) {

  private static final Set<String> INTERNAL_PACKAGES =
      Set.of("internal", "impl", "generated", "util", "utils");

  String simpleName() {
    return declaration.getNameAsString();
  }

  String qualifiedName() {
    return packageName.isEmpty() ? simpleName() : packageName + "." + simpleName();
  }

  boolean isPublic() {
    return declaration.isPublic();
  }

  /** Tests and examples show how a project is used; they are not what it consists of. */
  boolean isUsageOnly() {
    // a package may be called "test" or "examples" for other reasons
    String root = file.path().replace(packageName.replace('.', '/') + "/" + fileName(), "");
    return ("/" + root + "/").matches("(?i).*/(tests?|examples?|samples?|benchmarks?)/.*")
        || simpleName().matches(".*(Tests?|IT)");
  }

  private String fileName() {
    return file.path().substring(file.path().lastIndexOf('/') + 1);
  }

  /** {@return whether it is meant for the project itself, as the name of its package says} */
  boolean isInternal() {
    return Stream.of(packageName.split("\\.")).anyMatch(INTERNAL_PACKAGES::contains);
  }

  int lines() {
    return (int) file.text().lines().count();
  }

  DocComment doc() {
    return docOf(declaration);
  }

  static DocComment docOf(NodeWithJavadoc<?> node) {
    return node.getJavadocComment()
        .map(comment -> DocComment.parse(comment.getContent()))
        .orElse(DocComment.NONE);
  }

  /** {@return what it is, such as "sealed interface"} */
  String kind() {
    if (declaration.isRecordDeclaration()) {
      return "record";
    }
    if (declaration.isEnumDeclaration()) {
      return "enum";
    }
    if (declaration.isAnnotationDeclaration()) {
      return "annotation";
    }
    ClassOrInterfaceDeclaration type = declaration.asClassOrInterfaceDeclaration();
    boolean sealed = type.getModifiers().toString().contains("sealed");
    String kind = type.isInterface() ? "interface" : type.isAbstract() ? "abstract class" : "class";
    return sealed ? "sealed " + kind : kind;
  }

  /** {@return whether the other type is this one; there is one object for each} */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return qualifiedName().hashCode();
  }

  @Override
  public String toString() {
    return qualifiedName();
  }
}
