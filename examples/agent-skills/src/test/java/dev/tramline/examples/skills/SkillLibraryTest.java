package dev.tramline.examples.skills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkillLibraryTest {

  @TempDir Path directory;

  private SkillLibrary with(String content) throws IOException {
    Path skill = Files.createDirectory(directory.resolve("dance"));
    Files.writeString(skill.resolve("SKILL.md"), content);
    return new SkillLibrary(directory);
  }

  @Test
  void readsNameDescriptionAndInstructions() throws IOException {
    SkillLibrary library = with("---\r\nname: dance\r\ndescription: Steps\r\n---\r\n\r\nLeft.\r\n");
    Files.createDirectory(directory.resolve("empty"));
    Files.writeString(directory.resolve("notes.txt"), "no skill");
    assertThat(library.skills()).containsExactly(new Skill("dance", "Steps"));
    assertThat(library.instructions("dance")).isEqualTo("Left.");
  }

  @Test
  void hasItsOwnSkillsInOrder() throws IOException {
    assertThat(new SkillLibrary(Path.of("skills")).skills())
        .extracting(Skill::name)
        .containsExactly("checklist", "letter", "metric", "summary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Just text.",
        "---\nname: dance\n",
        "---\nname: another\ndescription: Steps\n---\n",
        "---\nname: dance\n---\n",
        "---\nname: dance\ndescription: \"\"\n---\n",
        "---\nname: [\n---\n",
        "---\n!!java.net.URL [\"http://localhost\"]\n---\n",
      })
  void saysWhichFileIsWrong(String content) throws IOException {
    SkillLibrary library = with(content);
    assertThatIOException().isThrownBy(library::skills).withMessageContaining("SKILL.md");
  }

  @Test
  void needsADirectory() {
    assertThatIOException()
        .isThrownBy(() -> new SkillLibrary(directory.resolve("missing")).skills())
        .isInstanceOf(NoSuchFileException.class);
  }
}
