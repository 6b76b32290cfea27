package dev.tramline.examples.tutorial.offline;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.comments.JavadocComment;
import com.github.javaparser.ast.stmt.Statement;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A piece of a source file that shows a type in use.
 *
 * @param user the type that it is from
 * @param member the method that it is from, or the type's own name
 * @param line its first line, from 1
 * @param text its lines as they stand in the file, but without Javadoc and the common indentation
 */
record Excerpt(JavaType user, String member, int line, String text) {

  private static final int MAX_LINES = 26;
  private static final int MIN_LINES = 4;
  private static final String CUT = "// ...";

  /**
   * Finds the piece that shows most.
   *
   * @param code the project
   * @param topic the type and its kinds
   * @return a piece that does more than mention the type, if there is one
   */
  static Optional<Excerpt> of(JavaCode code, Topic topic) {
    List<Use> uses =
        code.usesOf(topic.main()).stream()
            .filter(use -> !topic.holds(use.user()))
            .filter(use -> shows(use.kind()))
            .toList();
    // by identity: nodes are equal if they read the same, wherever they stand
    Set<Node> parts = Collections.newSetFromMap(new IdentityHashMap<>());
    return uses.stream()
        .map(use -> largestPart(use.site()))
        .filter(parts::add)
        .max(Comparator.comparingDouble(part -> value(part, uses)))
        .map(part -> cut(part, uses));
  }

  private static boolean shows(UseKind kind) {
    return switch (kind) {
      case CREATES, CALLS, IMPLEMENTS, EXTENDS, TAKES, ANNOTATED, RETURNS, USES -> true;
      case HAS_FIELD, THROWS, REFERS -> false;
    };
  }

  /** The largest method, statement or other member around a place that is no longer than a page. */
  private static Node largestPart(Node site) {
    Node part = site;
    for (Node around = site; around != null; around = around.getParentNode().orElse(null)) {
      if (around instanceof Statement || around instanceof BodyDeclaration<?>) {
        boolean fits = lines(around) <= MAX_LINES;
        part = fits || part == site ? around : part;
        if (!fits) {
          break;
        }
      }
    }
    return part;
  }

  private static int lines(Node node) {
    return lineNumbers(node).size();
  }

  /** Where it stands, without the Javadoc inside, which the reader would have to wade through. */
  private static List<Integer> lineNumbers(Node node) {
    Set<Integer> comments =
        node.getAllContainedComments().stream()
            .filter(JavadocComment.class::isInstance)
            .flatMap(comment -> range(comment).boxed())
            .collect(Collectors.toSet());
    return range(node).boxed().filter(line -> !comments.contains(line)).toList();
  }

  private static IntStream range(Node node) {
    return IntStream.rangeClosed(
        node.getBegin().orElseThrow().line, node.getEnd().orElseThrow().line);
  }

  /** Prefers many uses, code that shows how the project is used, and public places. */
  private static double value(Node part, List<Use> uses) {
    List<Use> inside = uses.stream().filter(use -> contains(part, use.site())).toList();
    double shown = inside.stream().mapToDouble(use -> use.kind().weight()).sum();
    boolean usage = inside.stream().anyMatch(use -> use.user().isUsageOnly());
    double size = lines(part) < MIN_LINES ? 0.5 : lines(part) > MAX_LINES ? 0.3 : 1;
    return Math.log1p(shown) * (usage ? 1.5 : 1) * size;
  }

  private static boolean contains(Node part, Node site) {
    for (Node node = site; node != null; node = node.getParentNode().orElse(null)) {
      if (node == part) {
        return true;
      }
    }
    return false;
  }

  private static Excerpt cut(Node part, List<Use> uses) {
    Use use = uses.stream().filter(it -> contains(part, it.site())).findFirst().orElseThrow();
    List<String> file = use.user().file().text().lines().toList();
    List<Integer> all = lineNumbers(part);
    int last = lastLine(part, all);
    List<Integer> shown = all.stream().filter(line -> line <= last).toList();
    String text =
        shown.stream().map(line -> file.get(line - 1)).collect(Collectors.joining("\n"))
            + (shown.size() < all.size() ? "\n" + CUT : "");
    return new Excerpt(use.user(), memberOf(part, use.user()), all.get(0), tidy(text));
  }

  /** Of what is longer than a page, the last line on it that ends a statement or member. */
  private static int lastLine(Node part, List<Integer> lines) {
    if (lines.size() <= MAX_LINES) {
      return lines.get(lines.size() - 1);
    }
    int limit = lines.get(MAX_LINES - 1);
    return part.findAll(Node.class).stream()
        .filter(node -> node instanceof Statement || node instanceof BodyDeclaration<?>)
        .mapToInt(node -> node.getEnd().orElseThrow().line)
        .filter(line -> line <= limit)
        .max()
        .orElse(limit);
  }

  private static String tidy(String text) {
    return text.stripIndent().replaceAll("\n(\\s*\n)+", "\n\n");
  }

  private static String memberOf(Node part, JavaType user) {
    for (Node node = part; node != null; node = node.getParentNode().orElse(null)) {
      if (node instanceof ConstructorDeclaration) {
        return "new " + user.simpleName();
      }
      if (node instanceof CallableDeclaration<?> callable) {
        return user.simpleName() + "." + callable.getNameAsString();
      }
      if (node instanceof TypeDeclaration<?>) {
        break;
      }
    }
    return user.simpleName();
  }
}
