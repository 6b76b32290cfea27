package dev.tramline.processor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of a compilation. */
public final class Compiled {

  private final boolean success;
  private final List<Report> reports;
  private final Map<String, byte[]> outputs;
  private final Map<String, byte[]> libraries;

  Compiled(
      boolean success,
      List<Report> reports,
      Map<String, byte[]> outputs,
      Map<String, byte[]> libraries) {
    this.success = success;
    this.reports = reports;
    this.outputs = outputs;
    this.libraries = new TreeMap<>(libraries);
  }

  /** Asserts that there is neither an error nor a warning, not even one of the compiler's. */
  public Compiled succeeds() {
    assertThat(reports).isEmpty();
    assertThat(success).isTrue();
    return this;
  }

  /** Asserts that there is exactly this one error, and returns it. */
  public Report failsWith(String code) {
    assertThat(errors()).extracting(Report::code).as("%s", errors()).containsExactly(code);
    return errors().get(0);
  }

  /** {@return all errors, in the order in which they were reported} */
  public List<Report> errors() {
    return reports.stream().filter(Report::isError).toList();
  }

  /** {@return all warnings, in the order in which they were reported} */
  public List<Report> warnings() {
    return reports.stream().filter(Report::isWarning).toList();
  }

  /** {@return everything that was written, by path: classes, sources and resources} */
  public Map<String, byte[]> outputs() {
    return outputs;
  }

  /** {@return the text of a generated source or resource, by path} */
  public String text(String path) {
    assertThat(outputs).containsKey(path);
    return new String(outputs.get(path), StandardCharsets.UTF_8);
  }

  /** {@return the source generated for a class} */
  public String generated(String className) {
    return text(className.replace('.', '/') + ".java");
  }

  /** {@return this without the class files of a class and of those nested in it} */
  public Compiled without(String className) {
    String path = className.replace('.', '/');
    Map<String, byte[]> rest = new TreeMap<>(outputs);
    rest.keySet().removeIf(p -> p.equals(path + ".class") || p.startsWith(path + "$"));
    return new Compiled(success, reports, rest, libraries);
  }

  /** {@return this with the outputs of another compilation in the place of those of its name} */
  public Compiled replacedBy(Compiled newer) {
    Map<String, byte[]> all = new TreeMap<>(outputs);
    all.putAll(newer.outputs);
    return new Compiled(success, reports, all, libraries);
  }

  /**
   * Calls the static method {@code run()} of a class, in a class loader of its own.
   *
   * @return what it returned
   * @throws Throwable what it threw
   */
  public Object run(String className) throws Throwable {
    Method method = load(className).getDeclaredMethod("run");
    method.setAccessible(true);
    try {
      return method.invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Loads a class, in a class loader of its own for each call. */
  public Class<?> load(String className) throws ClassNotFoundException {
    Map<String, byte[]> all = new TreeMap<>(libraries);
    all.putAll(outputs);
    return new MemoryLoader(all).loadClass(className);
  }

  private static final class MemoryLoader extends ClassLoader {

    private final Map<String, byte[]> files;

    MemoryLoader(Map<String, byte[]> files) {
      super(MemoryLoader.class.getClassLoader());
      this.files = files;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = files.get(name.replace('.', '/') + ".class");
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
