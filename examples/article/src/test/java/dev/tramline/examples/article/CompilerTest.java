package dev.tramline.examples.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.article.WriteArticle.Result.UnknownTopic;
import dev.tramline.examples.article.WriteArticle.Result.Written;
import dev.tramline.examples.support.Corpus;
import dev.tramline.examples.support.PassageIndex;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompilerTest {

  private static final PassageIndex KNOWLEDGE = new PassageIndex(Corpus.load());
  private final Compiler compiler = new Compiler(KNOWLEDGE);

  @AfterAll
  static void close() {
    KNOWLEDGE.close();
  }

  @ParameterizedTest
  @CsvSource({
    "language models, transformer encoder, ## BERT",
    "moons of Jupiter, Galileo, ## ",
    "garbage collection, Java, ## "
  })
  void writesOnWhatTheCorpusHas(String topic, String fact, String other) {
    assertThat(Main.flow(compiler).write(topic))
        .isInstanceOfSatisfying(
            Written.class,
            written -> {
              assertThat(written.title()).contains(topic);
              assertThat(written.article()).containsIgnoringCase(fact).contains(other);
            });
  }

  @ParameterizedTest
  @CsvSource({"chocolate cake", "xyzzy", "''", "the of and"})
  void hasNothingToSayOnTheRest(String topic) {
    assertThat(Main.flow(compiler).write(topic)).isEqualTo(new UnknownTopic());
  }

  @Test
  void saysNothingTwice() {
    assertThat(Main.flow(compiler).write("Nobel Prize in Physics"))
        .isInstanceOfSatisfying(
            Written.class,
            written -> assertThat(written.article().split("(?<=[.])\\s+")).doesNotHaveDuplicates());
  }

  @Test
  void changesTheStyleButNoHeading() {
    assertThat(compiler.reply(Style.INSTRUCTIONS, "## It is not\n\nIt is old. He did not cannot."))
        .startsWith("Ready for a short tour? First stop: It is not.")
        .endsWith("## It is not\n\nIt's old. He didn't can't.");
  }
}
