package dev.tramline.processor.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;

/** Keeps what a compilation writes in memory, and lets it read what an earlier one wrote. */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {

  private final Map<String, byte[]> libraries;
  private final Map<String, Written> written = new TreeMap<>();

  /**
   * Wraps the compiler's files.
   *
   * @param files the compiler's own, with its class path set
   * @param libraries further class files by path
   */
  MemoryFiles(JavaFileManager files, Map<String, byte[]> libraries) {
    super(files);
    this.libraries = libraries;
  }

  /** All that was written, by path. */
  Map<String, byte[]> written() {
    Map<String, byte[]> bytes = new TreeMap<>();
    written.forEach((path, file) -> bytes.put(path, file.bytes.toByteArray()));
    return bytes;
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    return written.computeIfAbsent(
        className.replace('.', '/') + kind.extension, path -> new Written(path, kind));
  }

  @Override
  public FileObject getFileForOutput(
      Location location, String packageName, String relativeName, FileObject sibling) {
    String path =
        packageName.isEmpty() ? relativeName : packageName.replace('.', '/') + "/" + relativeName;
    return written.computeIfAbsent(path, p -> new Written(p, JavaFileObject.Kind.OTHER));
  }

  @Override
  public FileObject getFileForInput(Location location, String packageName, String relativeName)
      throws IOException {
    return location == StandardLocation.CLASS_OUTPUT || location == StandardLocation.SOURCE_OUTPUT
        ? null
        : super.getFileForInput(location, packageName, relativeName);
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    List<JavaFileObject> found = new ArrayList<>();
    super.list(location, packageName, kinds, recurse).forEach(found::add);
    if (location == StandardLocation.CLASS_PATH && kinds.contains(JavaFileObject.Kind.CLASS)) {
      String folder = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
      libraries.forEach(
          (path, bytes) -> {
            boolean inside = path.startsWith(folder) && path.indexOf('/', folder.length()) < 0;
            if (inside && path.endsWith(".class")) {
              found.add(new Library(path, bytes));
            }
          });
    }
    return found;
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof Library library
        ? library.path.substring(0, library.path.length() - ".class".length()).replace('/', '.')
        : super.inferBinaryName(location, file);
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return a.equals(b) || a.toUri().equals(b.toUri());
  }

  /** A source of the test. */
  static final class Text extends SimpleJavaFileObject {

    private final String text;

    Text(Sources.File file) {
      super(URI.create("memory:/" + file.path()), Kind.SOURCE);
      this.text = file.text();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Written extends SimpleJavaFileObject {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Written(String path, Kind kind) {
      super(URI.create("memory:/out/" + path), kind);
    }

    @Override
    public OutputStream openOutputStream() {
      bytes.reset();
      return bytes;
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(bytes.toByteArray());
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }

  private static final class Library extends SimpleJavaFileObject {

    private final String path;
    private final byte[] bytes;

    Library(String path, byte[] bytes) {
      super(URI.create("memory:/library/" + path), Kind.CLASS);
      this.path = path;
      this.bytes = bytes;
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(bytes);
    }
  }
}
