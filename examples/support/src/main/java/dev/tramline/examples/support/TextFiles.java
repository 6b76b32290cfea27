package dev.tramline.examples.support;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads text, and says which file it was that cannot be read. */
public final class TextFiles {

  /** A model reads no more anyway, and this much is no trouble to hold in memory. */
  static final int MAX_BYTES = 1_000_000;

  private TextFiles() {}

  /**
   * Reads a file.
   *
   * @param file text in UTF-8, at most 1 MB of it
   * @return all of it
   * @throws FileSystemException if there is no such file, or it is something else than such text
   * @throws IOException if reading fails
   */
  public static String read(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new FileSystemException(file.toString(), null, "no regular file");
    }
    if (attributes.size() > MAX_BYTES) {
      throw new FileSystemException(file.toString(), null, "larger than 1 MB");
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      FileSystemException named =
          new FileSystemException(file.toString(), null, "no text in UTF-8");
      named.initCause(e);
      throw named;
    }
  }
}
