package dev.tramline.examples.tutorial.fetch;

import dev.tramline.examples.tutorial.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Where a project is. */
public sealed interface Source {

  /**
   * Reads its files.
   *
   * @param selection which ones
   * @param remarks told, in a line each, what was left out
   * @return the files, sorted by path
   * @throws dev.tramline.examples.tutorial.TutorialException if they cannot be read
   */
  List<SourceFile> read(Selection selection, Consumer<String> remarks);

  /** {@return what it is, for the user} */
  String describe();

  /** {@return what a project there is called if nobody says} */
  String defaultName();

  /**
   * A directory of this machine.
   *
   * @param path where
   */
  record Directory(Path path) implements Source {

    @Override
    public List<SourceFile> read(Selection selection, Consumer<String> remarks) {
      return new DirectoryReader(path, selection, remarks).read();
    }

    @Override
    public String describe() {
      return path.toAbsolutePath().normalize().toString();
    }

    @Override
    public String defaultName() {
      Path name = path.toAbsolutePath().normalize().getFileName();
      return name == null ? "Project" : name.toString();
    }
  }

  /**
   * A Git repository; its newest commit is cloned to a temporary directory.
   *
   * @param url whatever Git understands
   */
  record Repository(String url) implements Source {

    @Override
    public List<SourceFile> read(Selection selection, Consumer<String> remarks) {
      return GitClone.read(url, selection, remarks);
    }

    @Override
    public String describe() {
      return GitClone.withoutCredentials(url);
    }

    @Override
    public String defaultName() {
      String path = describe().replaceAll("/+$", "").replaceAll("\\.git$", "");
      String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
      return name.isEmpty() ? "Project" : name;
    }
  }
}
