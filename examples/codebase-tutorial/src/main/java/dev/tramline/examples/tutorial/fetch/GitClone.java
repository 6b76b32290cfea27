package dev.tramline.examples.tutorial.fetch;

import dev.tramline.examples.tutorial.SourceFile;
import dev.tramline.examples.tutorial.TutorialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.util.FileUtils;

/** Reads the files of a Git repository. */
final class GitClone {

  private static final int TIMEOUT_SECONDS = 60;
  private static final Pattern CREDENTIALS = Pattern.compile("://\\S*@");

  private GitClone() {}

  static List<SourceFile> read(String url, Selection selection, Consumer<String> remarks) {
    try {
      Path directory = Files.createTempDirectory("tutorial");
      try {
        clone(url, directory);
        return new DirectoryReader(directory, selection, remarks).read();
      } finally {
        // JGit may be tidying up in there at this moment
        FileUtils.delete(
            directory.toFile(), FileUtils.RECURSIVE | FileUtils.RETRY | FileUtils.SKIP_MISSING);
      }
    } catch (IOException e) {
      throw new TutorialException(withoutCredentials("Cannot clone " + url + ": " + e), e);
    }
  }

  private static void clone(String url, Path directory) {
    try (Git git =
        Git.cloneRepository()
            .setURI(url)
            .setDirectory(directory.toFile())
            .setDepth(1)
            .setNoTags()
            .setTimeout(TIMEOUT_SECONDS)
            .call()) {
      if (git.getRepository().resolve("HEAD") == null) {
        throw new TutorialException(withoutCredentials(url) + " is empty: it has no commit.");
      }
    } catch (GitAPIException | JGitInternalException | IOException e) {
      throw new TutorialException(
          withoutCredentials("Cannot clone %s: %s".formatted(url, rootMessage(e))), e);
    }
  }

  /** Also without the user's name: some hosts take a token there. */
  static String withoutCredentials(String text) {
    return CREDENTIALS.matcher(text).replaceAll("://");
  }

  /** JGit's own message says little more than "exception caught"; the reason is at the bottom. */
  private static String rootMessage(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
