package dev.tramline.tests.docs;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentedCodeTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(?:#[^)]*)?\\)");
  private static final String IMPORTS =
      """
      package documented;
      import dev.tramline.annotations.*;
      import dev.tramline.runtime.*;
      import dev.tramline.trace.ExecutionTree;
      import java.io.IOException;
      import java.nio.file.*;
      import java.time.*;
      import java.util.*;
      import java.util.concurrent.CompletableFuture;
      import java.util.concurrent.ConcurrentHashMap;
      import java.util.stream.Stream;
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/guide.md",
        "docs/migrating-from-pocketflow.md",
        "docs/migrating-from-brainyflow.md"
      })
  void everyJavaBlockCompilesWithoutWarning(String page) throws IOException {
    Compilation compilation = compile(blocks(Files.readString(ROOT.resolve(page))));
    assertThat(compilation).succeededWithoutWarnings();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/guide.md",
        "docs/migrating-from-pocketflow.md",
        "docs/migrating-from-brainyflow.md"
      })
  void everyRelativeLinkLeadsSomewhere(String page) throws IOException {
    Path file = ROOT.resolve(page);
    Matcher links = LINK.matcher(Files.readString(file));
    while (links.find()) {
      String target = links.group(1);
      if (!target.startsWith("http")) {
        assertThat(file.resolveSibling(target)).exists();
      }
    }
  }

  @Test
  void deletingTheAnswerNodeOfTheReadmeGivesTheErrorItShowsAndNoOther() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    List<String> blocks = blocks(readme);
    blocks.replaceAll(block -> block.replace("  Answer answer();\n", ""));
    Compilation compilation = compile(blocks);
    assertThat(compilation).hadErrorCount(1);
    String message = compilation.errors().get(0).getMessage(null);
    assertThat(readme).contains("error: " + message + "\n");
  }

  private static List<String> blocks(String page) {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = JAVA.matcher(page);
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    assertThat(blocks).isNotEmpty();
    return blocks;
  }

  private static Compilation compile(List<String> blocks) {
    List<JavaFileObject> sources = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      sources.add(JavaFileObjects.forSourceString("documented.Block" + i, IMPORTS + blocks.get(i)));
    }
    return javac()
        .withProcessors(processor())
        .withOptions("-Xlint:all,-processing,-auxiliaryclass", "-Werror")
        .compile(sources);
  }

  /** Found as javac finds it: to name its class here would take what that is annotated with. */
  private static Processor processor() {
    return ServiceLoader.load(Processor.class).stream()
        .filter(provider -> provider.type().getName().startsWith("dev.tramline."))
        .map(ServiceLoader.Provider::get)
        .findFirst()
        .orElseThrow();
  }
}
