package dev.tramline.examples.streaming;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.PassageIndex;
import java.util.List;

/** Searches the corpus for the topic. */
@Node
public class LookUp {

  private static final int PASSAGES = 4;

  private final PassageIndex index;

  /**
   * Creates the node.
   *
   * @param index where topics are looked up
   */
  public LookUp(PassageIndex index) {
    this.index = index;
  }

  @Exec
  @Key("facts")
  List<String> find(String topic) {
    return index.search(topic, PASSAGES).stream().map(Passage::text).toList();
  }
}
