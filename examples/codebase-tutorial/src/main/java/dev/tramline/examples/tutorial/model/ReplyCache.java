package dev.tramline.examples.tutorial.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Replies of a model on disk, a file for each question, so that a tutorial that broke off goes on
 * where it was. Safe for several threads and processes: a file appears whole or not at all.
 */
public final class ReplyCache {

  private record Entry(String question, String reply) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;

  /**
   * Creates the cache.
   *
   * @param directory where its files are; made when the first reply is kept
   */
  public ReplyCache(Path directory) {
    this.directory = directory;
  }

  /**
   * Looks a reply up.
   *
   * @param question everything that the reply depends on: the model and what it is told
   * @param remarks told if a file cannot be read, which then counts for nothing
   * @return the reply kept last, if there is one
   */
  public Optional<String> get(String question, Consumer<String> remarks) {
    Path file = file(question);
    try {
      Entry entry = JSON.readValue(Files.readString(file), Entry.class);
      if (entry != null && question.equals(entry.question()) && entry.reply() != null) {
        return Optional.of(entry.reply());
      }
      remarks.accept("ignored " + file + ", which does not hold the reply it should");
    } catch (NoSuchFileException e) {
      // never asked before
    } catch (IOException e) {
      remarks.accept("ignored " + file + ", which is damaged");
    }
    return Optional.empty();
  }

  /**
   * Keeps a reply, instead of what was kept for the question before.
   *
   * @param question as for {@link #get}
   * @param reply what the model said
   * @param remarks told if it cannot be written; the reply is good all the same
   */
  public void put(String question, String reply, Consumer<String> remarks) {
    try {
      Files.createDirectories(directory);
      Path draft = Files.createTempFile(directory, "draft", ".tmp");
      try {
        Files.writeString(draft, json(new Entry(question, reply)));
        Files.move(draft, file(question), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      remarks.accept("cannot write to the cache " + directory + ": " + e);
    }
  }

  private static String json(Entry entry) throws JsonProcessingException {
    return JSON.writeValueAsString(entry);
  }

  private Path file(String question) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(question.getBytes(StandardCharsets.UTF_8));
      return directory.resolve(HexFormat.of().formatHex(hash) + ".json");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
