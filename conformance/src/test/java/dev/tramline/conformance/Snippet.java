package dev.tramline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.tramline.processor.TramlineProcessor;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * A small program that the processor is to find fault with, where another framework warns at run
 * time or says nothing.
 */
public final class Snippet {

  private static final String IMPORTS =
      """
      package demo;
      import dev.tramline.annotations.*;
      import dev.tramline.runtime.*;
      import java.util.*;
      """;

  private final Compilation compilation;

  private Snippet(Compilation compilation) {
    this.compilation = compilation;
  }

  /**
   * Compiles a program with the processor.
   *
   * @param types its types, none of them public; the annotations, the runtime and {@code java.util}
   *     are imported
   * @return what became of it
   */
  public static Snippet compile(String types) {
    return new Snippet(
        Compiler.javac()
            .withProcessors(new TramlineProcessor())
            .compile(JavaFileObjects.forSourceString("demo.Snippet", IMPORTS + types)));
  }

  /**
   * Asserts that there is one error and nothing else.
   *
   * @param code the code of the error, such as {@code TL204}
   * @param parts what its message contains
   */
  public void isRejected(String code, String... parts) {
    assertThat(compilation.status()).isEqualTo(Compilation.Status.FAILURE);
    assertOnly(compilation.errors(), code, parts);
  }

  /**
   * Asserts that it compiles, with one warning of the processor.
   *
   * @param code the code of the warning, such as {@code TL391}
   * @param parts what its message contains
   */
  public void isWarnedOf(String code, String... parts) {
    assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
    assertOnly(compilation.warnings(), code, parts);
  }

  /** Asserts that it compiles, without any warning. */
  public void isFine() {
    assertThat(compilation.errors()).isEmpty();
    assertThat(compilation.warnings()).isEmpty();
  }

  private static void assertOnly(
      List<Diagnostic<? extends JavaFileObject>> found, String code, String... parts) {
    List<String> messages = found.stream().map(each -> each.getMessage(Locale.ENGLISH)).toList();
    assertThat(messages).hasSize(1);
    assertThat(messages.get(0)).startsWith("[" + code + "] ");
    for (String part : parts) {
      assertThat(messages.get(0)).contains(part);
    }
  }
}
