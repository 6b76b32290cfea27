package dev.tramline.examples.article;

import dev.tramline.annotations.Each;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Transition;

/** Writes an article on a topic. */
@Flow
public interface WriteArticle {

  /** How it ends. */
  sealed interface Result {

    /**
     * There is an article.
     *
     * @param title its title
     * @param article Markdown, with a heading for each section
     */
    record Written(String title, String article) implements Result {}

    /** The model knows nothing of the topic. */
    record UnknownTopic() implements Result {}
  }

  /**
   * Writes an article.
   *
   * @param topic in a few words
   * @return the article, if the model knows something of the topic
   */
  Result write(String topic);

  /** The start. */
  @Transition(value = "planned", to = "section")
  Outline outline();

  /** Runs for each heading with key {@code heading}; the sections are a list in their order. */
  @Each(value = "headings", item = "heading", concurrency = 4)
  @Rename(key = "section", as = "sections")
  @Transition(to = "combine")
  WriteSection section();

  /** Runs once, when all sections are there. */
  @Transition(to = "style")
  Combine combine();

  /** Ends the flow as {@link Result.Written}. */
  Style style();
}
