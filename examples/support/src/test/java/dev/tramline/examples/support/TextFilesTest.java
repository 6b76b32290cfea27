package dev.tramline.examples.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFilesTest {

  @TempDir Path directory;

  @Test
  void readsText() throws IOException {
    assertThat(TextFiles.read(Files.writeString(directory.resolve("a.txt"), "Grüße\n")))
        .isEqualTo("Grüße\n");
  }

  @Test
  void namesTheFileThatIsNoText() throws IOException {
    Path file = Files.write(directory.resolve("image.txt"), new byte[] {(byte) 0xff, 0x1});
    assertThatExceptionOfType(FileSystemException.class)
        .isThrownBy(() -> TextFiles.read(file))
        .withMessage(file + ": no text in UTF-8")
        .satisfies(
            failure ->
                assertThat(ChatModels.explain(failure, Map.of()))
                    .startsWith("Cannot read")
                    .endsWith(file + ": no text in UTF-8"));
  }

  @Test
  void readsOneMegabyteAndNoMore() throws IOException {
    Path file = Files.writeString(directory.resolve("a.txt"), "x".repeat(TextFiles.MAX_BYTES));
    assertThat(TextFiles.read(file)).hasSize(TextFiles.MAX_BYTES);
    Files.writeString(file, "x", StandardOpenOption.APPEND);
    assertThatExceptionOfType(FileSystemException.class)
        .isThrownBy(() -> TextFiles.read(file))
        .withMessage(file + ": larger than 1 MB");
  }

  @Test
  void namesWhatIsNoRegularFile() {
    assertThatExceptionOfType(FileSystemException.class)
        .isThrownBy(() -> TextFiles.read(directory))
        .withMessage(directory + ": no regular file");
  }

  @Test
  void namesTheFileThatIsMissing() {
    Path file = directory.resolve("gone.txt");
    assertThatExceptionOfType(FileSystemException.class)
        .isThrownBy(() -> TextFiles.read(file))
        .satisfies(
            failure ->
                assertThat(ChatModels.explain(failure, Map.of()))
                    .startsWith("Cannot read")
                    .endsWith(file.toString()));
  }
}
