package dev.tramline.examples.support;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads text, and says which file it was that cannot be read. */
public final class TextFiles {

  private TextFiles() {}

  /**
   * Reads a file.
   *
   * @param file text in UTF-8
   * @return all of it
   * @throws FileSystemException if there is no such file, or it is something else than such text
   * @throws IOException if reading fails
   */
  public static String read(Path file) throws IOException {
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
