package dev.tramline.examples.tutorial.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tramline.examples.tutorial.SourceFile;
import dev.tramline.examples.tutorial.TutorialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {

  private static final Selection JAVA = new Selection(List.of("*.java"), List.of(), 1000);

  private final List<String> remarks = new ArrayList<>();

  @TempDir Path directory;

  private void write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> read(Source source, Selection selection) {
    return source.read(selection, remarks::add).stream().map(SourceFile::path).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "*.java, a/b/C.java, true",
    "*.java, a/b/C.kt, false",
    "src/**, src/a/b/C.java, true",
    "src/**, other/src/C.java, false",
    "**/src/**, other/src/C.java, true",
    "**/src/**, src/C.java, true",
    "**/C.java, C.java, true",
    "src/*.java, src/a/C.java, false",
    "/C.java, C.java, true",
    "/C.java, src/C.java, false",
  })
  void matchesPatterns(String pattern, String path, boolean fits) {
    Selection selection = new Selection(List.of(pattern), List.of(), 1000);
    assertThat(selection.accepts(Path.of(path))).isEqualTo(fits);
    assertThat(new Selection(List.of("*"), List.of(pattern), 1000).accepts(Path.of(path)))
        .isEqualTo(!fits);
  }

  @Test
  void rejectsWhatIsNoPattern() {
    assertThatExceptionOfType(TutorialException.class)
        .isThrownBy(() -> new Selection(List.of("[a"), List.of(), 1))
        .withMessageContaining("\"[a\" is no pattern");
  }

  @Test
  void readsWhatIsSelectedAndReportsWhatItSkips() throws IOException {
    write("b/B.java", "class B {}");
    write("A.java", "class A {}");
    write("target/Made.java", "class Made {}");
    write(".git/Hidden.java", "class Hidden {}");
    write("notes.txt", "not asked for");
    write("Large.java", "x".repeat(1001));
    Files.write(directory.resolve("Latin.java"), new byte[] {'/', '/', (byte) 0xe4});
    Selection selection = new Selection(List.of("*.java"), List.of("**/target/**"), 1000);
    assertThat(read(new Source.Directory(directory), selection))
        .containsExactly("A.java", "b/B.java");
    assertThat(remarks)
        .containsExactlyInAnyOrder(
            "skipped Large.java: 1001 bytes are more than 1000",
            "skipped Latin.java: it is not UTF-8");
  }

  @Test
  void doesNotFollowLinksOutOfTheProject() throws IOException {
    write("project/A.java", "class A {}");
    write("secret/B.java", "class B {}");
    Path project = directory.resolve("project");
    Files.createSymbolicLink(project.resolve("B.java"), directory.resolve("secret/B.java"));
    Files.createSymbolicLink(project.resolve("secret"), directory.resolve("secret"));
    assertThat(read(new Source.Directory(project), JAVA)).containsExactly("A.java");
  }

  @Test
  void saysThatThereIsNoDirectory() throws IOException {
    write("file", "");
    assertThatExceptionOfType(TutorialException.class)
        .isThrownBy(() -> read(new Source.Directory(directory.resolve("none")), JAVA))
        .withMessageContaining("There is no directory");
    assertThatExceptionOfType(TutorialException.class)
        .isThrownBy(() -> read(new Source.Directory(directory.resolve("file")), JAVA))
        .withMessageContaining("is no directory");
  }

  @Test
  void clonesTheNewestCommit() throws IOException, GitAPIException {
    try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
      write("Old.java", "class Old {}");
      commit(git);
      Files.delete(directory.resolve("Old.java"));
      write("src/New.java", "class New {}");
      commit(git);
    }
    write("NotCommitted.java", "class NotCommitted {}");
    Source source = new Source.Repository(directory.toUri().toString());
    assertThat(read(source, JAVA)).containsExactly("src/New.java");
    assertThat(source.defaultName()).isEqualTo(directory.getFileName().toString());
  }

  private static void commit(Git git) throws GitAPIException {
    git.add().addFilepattern(".").call();
    git.add().addFilepattern(".").setUpdate(true).call();
    git.commit()
        .setMessage("x")
        .setAuthor("a", "a@b")
        .setCommitter("a", "a@b")
        .setSign(false)
        .call();
  }

  @Test
  void explainsWhyARepositoryCannotBeRead() throws GitAPIException {
    assertThatExceptionOfType(TutorialException.class)
        .isThrownBy(() -> read(new Source.Repository(directory.resolve("x").toUri() + ""), JAVA))
        .withMessageMatching("Cannot clone file:.*not found.*");
    assertThatExceptionOfType(TutorialException.class)
        .isThrownBy(() -> read(new Source.Repository("nonsense://x"), JAVA))
        .withMessageContaining("Cannot clone nonsense://x");
    Git.init().setDirectory(directory.toFile()).call().close();
    assertThatExceptionOfType(TutorialException.class)
        .isThrownBy(() -> read(new Source.Repository(directory.toUri().toString()), JAVA))
        .withMessageContaining("is empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://me:secret@127.0.0.1:1/x.git",
        "http://secret@127.0.0.1:1/x.git",
        "http://me:se:c@secret@127.0.0.1:1/x.git",
        "nonsense://me:secret@127.0.0.1:1/x.git",
        "nonsense://me:pa/secret@127.0.0.1:1/x.git",
        "http://me:secret@",
      })
  void showsNoCredentials(String url) {
    Source source = new Source.Repository(url);
    assertThatExceptionOfType(TutorialException.class)
        .isThrownBy(() -> read(source, JAVA))
        .withMessageContaining("Cannot clone " + source.describe())
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("secret"));
    assertThat(source.describe()).doesNotContain("me", "secret");
    assertThat(source.defaultName()).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org/team/project.git, project",
    "https://example.org/team/project/, project",
    "git@example.org:project.git, project",
  })
  void namesAProjectAfterItsRepository(String url, String name) {
    assertThat(new Source.Repository(url).defaultName()).isEqualTo(name);
  }
}
