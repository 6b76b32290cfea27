package dev.tramline.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The list of all examples, for readers and for Maven. */
class IndexTest {

  private static final Path EXAMPLES = Path.of("..");

  private static List<String> matches(String file, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(EXAMPLES.resolve(file)))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  @Test
  void theIndexNamesEveryModuleWithItsCommand() throws IOException {
    List<String> modules =
        matches("pom.xml", "<module>(.*?)</module>").stream()
            .filter(module -> !module.equals("support"))
            .toList();
    assertThat(matches("README.md", "\\| \\[(.*?)]\\(\\1/README.md\\) \\|"))
        .containsExactlyInAnyOrderElementsOf(modules);
    assertThat(matches("README.md", "\\| `mvn -q compile exec:java -pl examples/(\\S+) -am`"))
        .containsExactlyInAnyOrderElementsOf(modules);
  }

  @Test
  void everyReadmeHasTheCommandOfItsExample() throws IOException {
    for (String module : matches("README.md", "\\| \\[(.*?)]\\(\\1/README.md\\) \\|")) {
      assertThat(Files.readString(EXAMPLES.resolve(module).resolve("README.md")))
          .contains("mvn -q compile exec:java -pl examples/" + module + " -am");
    }
  }
}
