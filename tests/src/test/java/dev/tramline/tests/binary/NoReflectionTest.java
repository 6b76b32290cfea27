package dev.tramline.tests.binary;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.runtime.RunOptions;
import dev.tramline.tests.binary.ReflectionScan.ClassFile;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class NoReflectionTest {

  @Node
  static class Shout {
    @Exec
    @Key("reply")
    String shout(String word) {
      return word + "!";
    }
  }

  @Flow
  interface Echo {
    @Key("reply")
    String echo(String word);

    Shout shout();
  }

  @Flow
  interface Twice {
    @Key("reply")
    String echo(String word);

    Echo inner();
  }

  static class ByName {
    Class<?> load() throws ClassNotFoundException {
      return Class.forName("java.lang.String");
    }
  }

  static class OnlyInASignature {
    List<? extends Method> methods = List.of();
  }

  static class Services {
    Object load() {
      return ServiceLoader.load(Runnable.class);
    }
  }

  static class Handles {
    Object find() throws ReflectiveOperationException {
      return MethodHandles.lookup()
          .findVirtual(String.class, "length", MethodType.methodType(int.class));
    }
  }

  static class FieldHandles {
    int value;

    Object find() throws ReflectiveOperationException {
      return MethodHandles.lookup().findVarHandle(FieldHandles.class, "value", int.class);
    }
  }

  static class Lambda {
    final Supplier<String> supplier = () -> "";
  }

  static class MethodReference {
    final Function<String, String> strip = String::strip;
  }

  /** Ordinary code, some of it with dynamic call sites, that must not raise an alarm. */
  record Innocent(long number, String text) {
    boolean is(Object other) {
      return Innocent.class.isInstance(other) && (text + number).isEmpty();
    }
  }

  @Test
  void theRuntimeUsesNoReflection() {
    List<ClassFile> runtime = ReflectionScan.classesAt(RunOptions.class);

    assertThat(runtime)
        .extracting(ClassFile::name)
        .contains("dev/tramline/runtime/RunOptions", "dev/tramline/runtime/generated/Frame");
    assertThat(alarms(runtime, ReflectionScan::reflection)).isEmpty();
  }

  @Test
  void generatedCodeUsesNoReflection() {
    assertThat(alarms(generated(), ReflectionScan::reflection)).isEmpty();
  }

  @Test
  void generatedCodeHasNoLambdas() {
    assertThat(alarms(generated(), ReflectionScan::lambdas)).isEmpty();
  }

  @Test
  void theScanKnowsGeneratedClassesWithTheirNestedOnes() {
    Set<String> generated = generated().stream().map(ClassFile::name).collect(toSet());

    String prefix = "dev/tramline/tests/binary/NoReflectionTest";
    assertThat(generated)
        .contains(
            prefix + "_ShoutNode",
            prefix + "_EchoFlow",
            prefix + "_EchoFlow$Run",
            prefix + "_EchoFlow$Adapter",
            prefix + "_EchoFlow$Adapter$1",
            prefix + "_TwiceFlow")
        .doesNotContain(prefix, prefix + "$Shout", prefix + "$Echo");
  }

  @Test
  void theScanFindsReflectionWhereThereIsSome() {
    assertThat(reflectionOf(ByName.class)).containsExactly("java/lang/Class.forName");
    assertThat(reflectionOf(OnlyInASignature.class)).containsExactly("java/lang/reflect/");
    assertThat(reflectionOf(Services.class)).containsExactly("java/util/ServiceLoader");
    assertThat(reflectionOf(Handles.class))
        .contains("java/lang/invoke/MethodHandles$Lookup.findVirtual");
    assertThat(reflectionOf(FieldHandles.class))
        .contains("java/lang/invoke/MethodHandles$Lookup.findVarHandle");
  }

  @Test
  void theScanFindsLambdasWhereThereAreSome() {
    assertThat(ReflectionScan.lambdas(own(Lambda.class))).isNotEmpty();
    assertThat(ReflectionScan.lambdas(own(MethodReference.class))).isNotEmpty();
  }

  @Test
  void theScanRaisesNoFalseAlarm() {
    assertThat(reflectionOf(Innocent.class)).isEmpty();
    assertThat(ReflectionScan.lambdas(own(Innocent.class))).isEmpty();
  }

  private static Set<String> reflectionOf(Class<?> type) {
    return ReflectionScan.reflection(own(type));
  }

  private static byte[] own(Class<?> type) {
    String name = type.getName().replace('.', '/');
    return ReflectionScan.classesAt(type).stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow()
        .bytes();
  }

  /** All classes in this module's output that share their outermost class with a contract. */
  private static List<ClassFile> generated() {
    List<ClassFile> all = ReflectionScan.classesAt(NoReflectionTest.class);
    Set<String> hosts =
        all.stream().filter(ClassFile::contract).map(ClassFile::host).collect(toSet());
    return all.stream().filter(file -> hosts.contains(file.host())).toList();
  }

  private static Map<String, Set<String>> alarms(
      List<ClassFile> classes, Function<byte[], Set<String>> scan) {
    return classes.stream()
        .filter(file -> !scan.apply(file.bytes()).isEmpty())
        .collect(toMap(ClassFile::name, file -> scan.apply(file.bytes())));
  }
}
