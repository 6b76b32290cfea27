package dev.tramline.examples.tutorial.offline;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.PackageDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithName;
import dev.tramline.examples.tutorial.Codebase;
import dev.tramline.examples.tutorial.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Java of a project, parsed. Read by several threads, changed by none.
 *
 * @param codebase what was parsed
 * @param types its types by the names that the tutorial uses, in the order of files
 * @param uses who uses whom, in the order of files
 * @param packages what package-info files say, by package
 * @param problems why files could not be parsed, for the user
 */
record JavaCode(
    Codebase codebase,
    Map<String, JavaType> types,
    List<Use> uses,
    Map<String, DocComment> packages,
    List<String> problems) {

  static JavaCode parse(Codebase codebase) {
    JavaParser parser =
        new JavaParser(new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_25));
    Map<SourceFile, CompilationUnit> units = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (SourceFile file : codebase.files()) {
      if (file.suffix().equals("java")) {
        ParseResult<CompilationUnit> result = parser.parse(file.text());
        if (result.isSuccessful()) {
          units.put(file, result.getResult().orElseThrow());
        } else {
          problems.add(
              "skipped %s, which cannot be parsed: %s".formatted(file.path(), reason(result)));
        }
      }
    }
    Map<String, JavaType> types = types(units);
    return new JavaCode(codebase, types, uses(types), packages(units), problems);
  }

  /** Where and what, without the list of all that could have stood there instead. */
  private static String reason(ParseResult<?> result) {
    String message = result.getProblems().get(0).getVerboseMessage();
    return message.lines().findFirst().orElse("").replaceFirst(", expected.*", "");
  }

  private static Map<String, JavaType> types(Map<SourceFile, CompilationUnit> units) {
    Map<String, Integer> simpleNames = new HashMap<>();
    units
        .values()
        .forEach(
            unit ->
                unit.getTypes()
                    .forEach(type -> simpleNames.merge(type.getNameAsString(), 1, Integer::sum)));
    Map<String, JavaType> types = new LinkedHashMap<>();
    units.forEach(
        (file, unit) -> {
          String packageName =
              unit.getPackageDeclaration().map(NodeWithName::getNameAsString).orElse("");
          for (TypeDeclaration<?> declaration : unit.getTypes()) {
            String simple = declaration.getNameAsString();
            String unique = simpleNames.get(simple) == 1 ? simple : within(packageName, simple);
            // two modules may hold the very same package and name: then the path tells them apart
            String name = types.containsKey(unique) ? unique + " in " + file.path() : unique;
            types.put(name, new JavaType(name, packageName, file, unit, declaration));
          }
        });
    return types;
  }

  private static String within(String packageName, String simple) {
    return packageName.substring(packageName.lastIndexOf('.') + 1) + "." + simple;
  }

  private static List<Use> uses(Map<String, JavaType> types) {
    Map<String, JavaType> byQualifiedName = new HashMap<>();
    types.values().forEach(type -> byQualifiedName.putIfAbsent(type.qualifiedName(), type));
    return types.values().stream()
        .flatMap(type -> UseFinder.find(type, byQualifiedName).stream())
        .toList();
  }

  private static Map<String, DocComment> packages(Map<SourceFile, CompilationUnit> units) {
    Map<String, DocComment> packages = new TreeMap<>();
    units.forEach(
        (file, unit) -> {
          if (file.path().endsWith("package-info.java")) {
            PackageDeclaration declaration = unit.getPackageDeclaration().orElse(null);
            if (declaration != null) {
              declaration
                  .getComment()
                  .or(unit::getComment)
                  .ifPresent(
                      comment ->
                          packages.putIfAbsent(
                              declaration.getNameAsString(),
                              DocComment.parse(comment.getContent())));
            }
          }
        });
    return packages;
  }

  /** {@return the types of a file, in its order} */
  List<JavaType> typesIn(String path) {
    return types.values().stream().filter(type -> type.file().path().equals(path)).toList();
  }

  /** {@return the uses of a type by others} */
  List<Use> usesOf(JavaType type) {
    return uses.stream().filter(use -> use.used() == type).toList();
  }
}
