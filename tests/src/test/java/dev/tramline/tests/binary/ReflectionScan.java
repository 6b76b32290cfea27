package dev.tramline.tests.binary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Reads class files for what reaches classes and members by name. It reads the constant pool, which
 * every instruction, declaration, annotation and bootstrap method refers to, so that nothing in a
 * class can escape it.
 */
final class ReflectionScan {

  private static final int TAG_UTF8 = 1;
  private static final int TAG_FIELD = 9;
  private static final int TAG_METHOD = 10;
  private static final int TAG_INTERFACE_METHOD = 11;

  /** Members called, as {@code owner.name}. */
  private static final Pattern MEMBERS =
      Pattern.compile(
          "java/lang/Class\\.(forName|newInstance|getResource.*|getModule|getClassLoader"
              + "|get(Declared)?(Method|Field|Constructor|Annotation)s?(ByType)?"
              + "|getRecordComponents|isAnnotationPresent|getPermittedSubclasses)"
              + "|java/lang/ClassLoader\\..*"
              + "|java/lang/invoke/(MethodHandles|VarHandle|MethodHandle)\\..*"
              + "|java/lang/invoke/MethodHandles\\$Lookup\\..*"
              + "|java/util/concurrent/atomic/Atomic\\w+FieldUpdater\\..*");

  /** Types named anywhere, in descriptors and generic signatures too. */
  private static final List<String> TYPES =
      List.of(
          "java/lang/reflect/",
          "java/util/ServiceLoader",
          "java/io/ObjectInputStream",
          "sun/misc/Unsafe",
          "jdk/internal/",
          "java/beans/");

  private static final String CONTRACT = "Ldev/tramline/annotations/generated/GeneratedContract;";

  private ReflectionScan() {}

  /** Returns what a class does by reflection, or nothing. */
  static Set<String> reflection(byte[] classFile) {
    Set<String> found =
        new TreeSet<>(members(classFile, member -> MEMBERS.matcher(member).matches()));
    ClassReader reader = new ClassReader(classFile);
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int offset = reader.getItem(i);
      if (offset > 0 && classFile[offset - 1] == TAG_UTF8) {
        String text = utf8(classFile, offset, buffer);
        TYPES.stream().filter(text::contains).forEach(found::add);
      }
    }
    return found;
  }

  /** Returns the lambdas and method references of a class, or nothing. */
  static Set<String> lambdas(byte[] classFile) {
    return members(classFile, member -> member.startsWith("java/lang/invoke/LambdaMetafactory."));
  }

  private static Set<String> members(byte[] classFile, Predicate<String> wanted) {
    ClassReader reader = new ClassReader(classFile);
    char[] buffer = new char[reader.getMaxStringLength()];
    Set<String> found = new TreeSet<>();
    for (int i = 1; i < reader.getItemCount(); i++) {
      int offset = reader.getItem(i);
      // A long or a double takes two entries, of which the second has no offset.
      if (offset == 0) {
        continue;
      }
      int tag = classFile[offset - 1];
      if (tag == TAG_FIELD || tag == TAG_METHOD || tag == TAG_INTERFACE_METHOD) {
        String owner = reader.readClass(offset, buffer);
        String name = reader.readUTF8(reader.getItem(reader.readUnsignedShort(offset + 2)), buffer);
        String member = owner + "." + name;
        if (wanted.test(member)) {
          found.add(member);
        }
      }
    }
    return found;
  }

  /** ASM reads a text only through an index that points to it, so this goes to the bytes. */
  private static String utf8(byte[] classFile, int offset, char[] buffer) {
    int length = ((classFile[offset] & 0xff) << 8) | (classFile[offset + 1] & 0xff);
    // Type names are ASCII; in any other text a wrong letter does no harm.
    for (int i = 0; i < length; i++) {
      buffer[i] = (char) classFile[offset + 2 + i];
    }
    return new String(buffer, 0, length);
  }

  /** The classes of a directory or jar. */
  static List<ClassFile> classesAt(Class<?> member) {
    try {
      URI location = member.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path path = Path.of(location);
      if (Files.isDirectory(path)) {
        return classesUnder(path);
      }
      try (FileSystem jar = FileSystems.newFileSystem(path)) {
        return classesUnder(jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<ClassFile> classesUnder(Path root) throws IOException {
    List<ClassFile> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith(".class")) {
          classes.add(ClassFile.of(Files.readAllBytes(file)));
        }
      }
    }
    return classes;
  }

  /**
   * A class file.
   *
   * @param name the class
   * @param host the outermost class around it, or itself
   * @param contract whether it carries the annotation that only generated code has
   * @param bytes its content
   */
  record ClassFile(String name, String host, boolean contract, byte[] bytes) {

    private static ClassFile of(byte[] bytes) {
      ClassReader reader = new ClassReader(bytes);
      var header =
          new ClassVisitor(Opcodes.ASM9) {
            private Optional<String> host = Optional.empty();
            private boolean contract;

            @Override
            public void visitNestHost(String nestHost) {
              host = Optional.of(nestHost);
            }

            @Override
            public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
              contract |= descriptor.equals(CONTRACT);
              return null;
            }
          };
      reader.accept(header, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
      String name = reader.getClassName();
      return new ClassFile(name, header.host.orElse(name), header.contract, bytes);
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
