package dev.tramline.processor.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identifies a version of something by its text. */
public final class Fingerprints {

  private static final int BYTES = 8;

  private Fingerprints() {}

  /**
   * Returns the fingerprint of a text.
   *
   * @param text the text
   * @return 16 hexadecimal digits, the beginning of its SHA-256
   */
  public static String of(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** Identifies all that a flow compiles against: what it calls, in which order, of which types. */
  static String of(
      ClassRef type,
      boolean hasExec,
      Iterable<KeyRead> reads,
      Iterable<Contract.Cell> cells,
      Iterable<Action> actions,
      boolean forks,
      String result) {
    StringBuilder text = new StringBuilder(type.qualifiedName()).append('|').append(hasExec);
    for (KeyRead read : reads) {
      text.append("\nread ").append(read.key()).append('|').append(qualified(read.type()));
      text.append('|').append(read.need()).append('|').append(read.primitive());
    }
    for (Contract.Cell cell : cells) {
      text.append("\ncell ").append(cell.key()).append('|').append(qualified(cell.type()));
    }
    for (Action action : actions) {
      text.append("\naction ").append(action.name());
      for (KeyWrite write : action.writes()) {
        text.append("\nwrite ").append(write.key()).append('|').append(qualified(write.type()));
        text.append('|').append(write.append()).append('|').append(write.need());
        text.append('|').append(write.promised()).append('|').append(write.source());
        text.append('|').append(write.accessor()).append('|').append(write.primitive());
      }
    }
    if (forks) {
      text.append("\nforks");
    }
    return of(text.append("\nresult ").append(result).toString());
  }

  private static String qualified(TypeRef type) {
    return type instanceof MirrorTypeRef mirror ? mirror.qualifiedText() : type.text();
  }
}
