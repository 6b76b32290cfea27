package dev.tramline.examples.resilience;

import dev.tramline.annotations.Each;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Transition;
import java.util.List;

/** Digests all documents, some of them side by side, and makes one text of them. */
@Flow
public interface Briefing {

  /** How many documents are in work at the same time. */
  int CONCURRENCY = 8;

  /**
   * Makes a briefing.
   *
   * @param documents what it is about
   * @return the text
   */
  @Key("briefing")
  String brief(List<Document> documents);

  /** {@return what runs once per document} */
  @Each(value = "documents", item = "document", concurrency = CONCURRENCY)
  @Rename(key = "summary", as = "summaries")
  @Rename(key = "topic", as = "topics")
  @Transition(to = "compose")
  Digest digest();

  /** {@return what makes one text of all} */
  Compose compose();
}
