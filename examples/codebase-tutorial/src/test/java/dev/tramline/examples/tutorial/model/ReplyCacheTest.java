package dev.tramline.examples.tutorial.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyCacheTest {

  private final List<String> remarks = new ArrayList<>();

  @TempDir Path directory;

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  @Test
  void keepsTheLastReplyToEachQuestion() throws IOException {
    ReplyCache cache = new ReplyCache(directory.resolve("made/when/needed"));
    assertThat(cache.get("q", remarks::add)).isEmpty();
    cache.put("q", "first\n\"é\"", remarks::add);
    cache.put("q", "second\n\"é\"", remarks::add);
    cache.put("other", "third", remarks::add);
    ReplyCache reopened = new ReplyCache(directory.resolve("made/when/needed"));
    assertThat(reopened.get("q", remarks::add)).contains("second\n\"é\"");
    assertThat(reopened.get("other", remarks::add)).contains("third");
    assertThat(remarks).isEmpty();
    try (Stream<Path> files = Files.list(directory.resolve("made/when/needed"))) {
      assertThat(files).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"question\":\"q\",\"re",
        "null",
        "[]",
        "{\"question\":\"q\"}",
        "{\"question\":\"another\",\"reply\":\"x\"}",
        "{\"question\":\"q\",\"reply\":\"x\",\"more\":1}",
      })
  void ignoresADamagedFileAndSaysSo(String content) throws IOException {
    ReplyCache cache = new ReplyCache(directory);
    cache.put("q", "good", remarks::add);
    Path file = onlyFile();
    Files.writeString(file, content);
    assertThat(cache.get("q", remarks::add)).isEmpty();
    assertThat(remarks).singleElement().asString().startsWith("ignored " + file);
    cache.put("q", "good again", remarks::add);
    assertThat(cache.get("q", remarks::add)).contains("good again");
  }

  @Test
  void saysThatItCannotBeWritten() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    ReplyCache cache = new ReplyCache(file);
    cache.put("q", "reply", remarks::add);
    assertThat(remarks).singleElement().asString().startsWith("cannot write to the cache " + file);
  }
}
