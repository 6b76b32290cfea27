package dev.tramline.examples.tutorial.offline;

import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithJavadoc;
import com.github.javaparser.ast.nodeTypes.NodeWithParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Describes what a type offers to others. */
final class Members {

  private static final int SHOWN = 15;

  /**
   * Something a type offers.
   *
   * @param signature its declaration, short
   * @param name its name alone
   * @param text what it does; may be empty
   */
  private record Member(String signature, String name, String text) {

    String toMarkdown() {
      return "- `" + signature + "`" + (text.isEmpty() ? "" : ": " + text) + "\n";
    }
  }

  private final TypeDeclaration<?> type;
  private final boolean everything;

  private Members(TypeDeclaration<?> type) {
    this.type = type;
    boolean isInterface =
        type.isAnnotationDeclaration()
            || type.isClassOrInterfaceDeclaration()
                && type.asClassOrInterfaceDeclaration().isInterface();
    // in an interface all is public; of a hidden type its neighbours see what is not private
    this.everything = isInterface || !type.isPublic();
  }

  /**
   * Describes a type.
   *
   * @param type the type
   * @return Markdown, a list; "" if the type offers nothing
   */
  static String describe(TypeDeclaration<?> type) {
    List<Member> members = new Members(type).list();
    // what is explained comes first if not all can be shown
    List<Member> shown =
        members.size() <= SHOWN
            ? members
            : members.stream().filter(member -> !member.text().isEmpty()).limit(SHOWN).toList();
    List<String> rest =
        members.stream()
            .filter(member -> !shown.contains(member))
            .map(member -> Phrases.code(member.name()))
            .distinct()
            .toList();
    String list = shown.stream().map(Member::toMarkdown).collect(Collectors.joining());
    return rest.isEmpty()
        ? list
        : list + (list.isEmpty() ? "" : "\n") + "There is also " + Phrases.andMore(rest, 8) + ".\n";
  }

  private List<Member> list() {
    List<Member> members = new ArrayList<>();
    if (type instanceof RecordDeclaration record) {
      DocComment doc = JavaType.docOf(record);
      for (Parameter component : record.getParameters()) {
        String name = component.getNameAsString();
        members.add(
            new Member(component.getType() + " " + name, name, sentence(doc.parameter(name))));
      }
    }
    if (type.isEnumDeclaration()) {
      for (EnumConstantDeclaration constant : type.asEnumDeclaration().getEntries()) {
        String name = constant.getNameAsString();
        members.add(new Member(name, name, JavaType.docOf(constant).firstSentence()));
      }
    }
    type.getMembers().forEach(member -> add(member, members));
    return members;
  }

  private void add(BodyDeclaration<?> member, List<Member> members) {
    if (member instanceof AnnotationMemberDeclaration element) {
      String otherwise = element.getDefaultValue().map(value -> " default " + value).orElse("");
      members.add(
          new Member(
              element.getType() + " " + element.getNameAsString() + "()" + otherwise,
              element.getNameAsString(),
              text(element)));
    } else if (member instanceof MethodDeclaration method && isOffered(method)) {
      members.add(
          new Member(
              (method.isStatic() ? "static " : "") + method.getType() + " " + signature(method),
              method.getNameAsString(),
              text(method)));
    } else if (member instanceof ConstructorDeclaration constructor && isVisible(constructor)) {
      members.add(
          new Member(
              "new " + signature(constructor), constructor.getNameAsString(), text(constructor)));
    } else if (member instanceof TypeDeclaration<?> nested
        && (everything || nested.isPublic())
        && !nested.isPrivate()) {
      members.add(nested(nested));
    }
  }

  private Member nested(TypeDeclaration<?> nested) {
    String name = nested.getNameAsString();
    String components = nested instanceof RecordDeclaration record ? parameters(record) : "";
    List<String> offered =
        nested instanceof RecordDeclaration
            ? List.of()
            : new Members(nested)
                .list().stream().map(member -> Phrases.code(member.name())).distinct().toList();
    String text = JavaType.docOf((NodeWithJavadoc<?>) nested).firstSentence();
    return new Member(
        type.getNameAsString() + "." + name + components,
        name,
        offered.isEmpty() ? text : text + " It has " + Phrases.andMore(offered, 10) + ".");
  }

  private boolean isOffered(MethodDeclaration method) {
    return isVisible(method) && method.getAnnotationByName("Override").isEmpty();
  }

  private boolean isVisible(CallableDeclaration<?> callable) {
    return (everything || callable.isPublic())
        && !callable.isPrivate()
        && callable.getAnnotationByName("Deprecated").isEmpty();
  }

  private static String signature(CallableDeclaration<?> callable) {
    return callable.getNameAsString() + parameters(callable);
  }

  private static String parameters(NodeWithParameters<?> declaration) {
    return declaration.getParameters().stream()
        .map(
            parameter ->
                parameter.getType()
                    + (parameter.isVarArgs() ? "... " : " ")
                    + parameter.getNameAsString())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** The first sentence, then what is returned and thrown, if that says more. */
  private static String text(NodeWithJavadoc<?> member) {
    DocComment doc = JavaType.docOf(member);
    StringBuilder text = new StringBuilder(withResult(doc.firstSentence(), doc.tag("return")));
    for (DocComment.Tag tag : doc.tags()) {
      if (tag.name().equals("throws")) {
        String[] words = tag.text().replaceAll("\\s+", " ").split(" ", 2);
        text.append(" Throws `%s`".formatted(words[0]));
        text.append(words.length == 1 ? "." : " " + sentence(words[1]));
      }
    }
    return text.toString().strip();
  }

  /** "Returns the nodes." and "in order" become "Returns the nodes (in order).". */
  private static String withResult(String does, String result) {
    if (result.isEmpty()) {
      return does;
    }
    return does.startsWith("Returns ")
        ? "%s (%s).".formatted(does.replaceFirst("\\.$", ""), result.replaceFirst("\\.$", ""))
        : (does + " Returns " + sentence(result)).strip();
  }

  private static String sentence(String text) {
    return text.isEmpty() || text.matches("(?s).*[.!?]") ? text : text + ".";
  }
}
