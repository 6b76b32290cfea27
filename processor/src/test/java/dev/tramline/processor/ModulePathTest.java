package dev.tramline.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.annotations.Node;
import dev.tramline.processor.testing.Compilation;
import dev.tramline.processor.testing.Samples;
import dev.tramline.runtime.RunOptions;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's program that is a module itself, compiled and run on the module path. */
class ModulePathTest {

  @TempDir private Path folder;

  private static final String MAIN =
      Samples.RESEARCH_MAIN
          .replace("class Main", "public class Main")
          .replace("static Object run", "public static Object run");

  @Test
  void aModuleThatRequiresNoMoreThanUsGetsNoFurtherAnnotations() throws Exception {
    String generated = compileAndRun("");

    assertThat(generated).doesNotContain("@Generated(").doesNotContain("@NullMarked");
  }

  @Test
  void generatedIsWrittenWhereItIsVisible() throws Exception {
    String generated = compileAndRun("requires static java.compiler;");

    assertThat(generated)
        .contains("@Generated(\"dev.tramline.processor.TramlineProcessor\")")
        .contains("import javax.annotation.processing.Generated;")
        .doesNotContain("@NullMarked");
  }

  @Test
  void nullnessIsMarkedWhereJSpecifyIsVisible() throws Exception {
    String generated = compileAndRun("requires static org.jspecify;");

    assertThat(generated).contains("@NullMarked").doesNotContain("@Generated(");
  }

  @Test
  void nodesMayLiveInAnotherModule() throws Exception {
    Path nodes =
        compile(
            "nodes",
            "module demo.nodes { requires static dev.tramline.annotations;"
                + " requires transitive dev.tramline.runtime; exports nodes; }",
            Compilation.of("nodes", Samples.RESEARCH_NODES).sources(),
            List.of());
    Path flow =
        compile(
            "flow",
            "module demo.flow { requires static dev.tramline.annotations;"
                + " requires demo.nodes; exports demo; }",
            Compilation.of("demo", "import nodes.*;\n" + Samples.RESEARCH_FLOW + MAIN).sources(),
            List.of(nodes));

    assertThat(run("demo.flow", List.of(flow, nodes))).isEqualTo(Samples.RESEARCH_RESULT);
  }

  private String compileAndRun(String requires) throws Exception {
    Path classes =
        compile(
            "demo",
            "module demo { requires dev.tramline.annotations; requires dev.tramline.runtime; "
                + requires
                + " exports demo; }",
            Compilation.of("demo", Samples.RESEARCH_NODES + Samples.RESEARCH_FLOW + MAIN).sources(),
            List.of());

    assertThat(run("demo", List.of(classes))).isEqualTo(Samples.RESEARCH_RESULT);
    return Files.readString(classes.resolve("demo/ResearchAgentFlow.java"));
  }

  private Path compile(
      String name, String moduleInfo, Map<String, String> sources, List<Path> modules)
      throws IOException {
    Path source = folder.resolve(name + "-sources");
    Path classes = Files.createDirectories(folder.resolve(name + "-classes"));
    List<String> arguments = new ArrayList<>();
    List<Path> path = new ArrayList<>(modules);
    path.addAll(library());
    arguments.add("-Xlint:all,-processing");
    arguments.addAll(List.of("-d", classes.toString(), "-s", classes.toString()));
    arguments.addAll(List.of("--module-path", joined(path)));
    arguments.addAll(List.of("--processor-path", processorPath()));
    arguments.add(write(source.resolve("module-info.java"), moduleInfo));
    for (Map.Entry<String, String> file : sources.entrySet()) {
      arguments.add(write(source.resolve(file.getKey()), file.getValue()));
    }
    StringWriter output = new StringWriter();
    PrintWriter printer = new PrintWriter(output);
    int exit =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(printer, printer, arguments.toArray(new String[0]));
    assertThat(exit).as("%s", output).isZero();
    // What the tests' own sources are warned of, as that they have no constructors, is no matter.
    assertThat(output.toString()).doesNotContain(classes.toString());
    return classes;
  }

  private static String write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  private static List<Path> library() {
    return List.of(
        Compilation.place(Node.class),
        Compilation.place(RunOptions.class),
        Compilation.place(NullMarked.class));
  }

  private static String processorPath() {
    return joined(
        List.of(
            Compilation.place(TramlineProcessor.class),
            Compilation.place(com.palantir.javapoet.JavaFile.class)));
  }

  private static String joined(List<Path> paths) {
    return String.join(File.pathSeparator, paths.stream().map(Path::toString).toList());
  }

  private static Object run(String module, List<Path> modules) throws Exception {
    List<Path> path = new ArrayList<>(modules);
    path.addAll(library());
    ModuleFinder finder = ModuleFinder.of(path.toArray(new Path[0]));
    Configuration configuration =
        ModuleLayer.boot().configuration().resolve(finder, ModuleFinder.of(), Set.of(module));
    ModuleLayer layer =
        ModuleLayer.boot()
            .defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
    Class<?> main = layer.findLoader(module).loadClass("demo.Main");
    assertThat(main.getModule().getName()).isEqualTo(module);
    Method run = main.getMethod("run");
    return run.invoke(null);
  }
}
