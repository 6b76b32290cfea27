package dev.tramline.examples.mapreduce;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.examples.support.EnglishText;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Counts what no model is needed for. */
@Node
public class CountWords {

  @Exec
  @Key("digest")
  Digest count(Chapter chapter, String summary) {
    Map<String, Integer> words = new HashMap<>();
    for (EnglishText.Word word : EnglishText.words(chapter.text())) {
      if (word.text().length() > 2 && !Character.isDigit(word.text().charAt(0))) {
        words.merge(word.text().toLowerCase(Locale.ROOT), 1, Integer::sum);
      }
    }
    return new Digest(chapter.title(), summary, words);
  }
}
