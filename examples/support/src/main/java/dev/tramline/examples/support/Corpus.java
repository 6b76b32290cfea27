package dev.tramline.examples.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The passages that ship with the examples, in {@code corpus.md}. */
public final class Corpus {

  private static final String SOURCE = "# ";
  private static final String PASSAGE = "## ";

  private Corpus() {}

  /**
   * Reads the corpus.
   *
   * @return all its passages, in the order of the file
   */
  public static List<Passage> load() {
    try (InputStream in =
            Objects.requireNonNull(Corpus.class.getResourceAsStream("corpus.md"), "corpus.md");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return parse(reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Passage> parse(List<String> lines) {
    List<Passage> passages = new ArrayList<>();
    String source = "";
    for (String line : lines) {
      if (line.startsWith(SOURCE)) {
        source = line.substring(SOURCE.length());
      } else if (line.startsWith(PASSAGE)) {
        String[] head = line.substring(PASSAGE.length()).split(" \\| ", 2);
        passages.add(new Passage(head[0], head[1], source, ""));
      } else if (!line.isBlank() && !passages.isEmpty()) {
        int last = passages.size() - 1;
        Passage open = passages.get(last);
        String text = open.text().isEmpty() ? line : open.text() + " " + line;
        passages.set(last, new Passage(open.id(), open.title(), open.source(), text));
      }
    }
    return List.copyOf(passages);
  }
}
