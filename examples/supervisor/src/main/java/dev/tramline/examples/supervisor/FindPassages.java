package dev.tramline.examples.supervisor;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.PassageIndex;
import java.util.List;

/** Searches the corpus. */
@Node
public class FindPassages {

  private static final int PASSAGES = 3;

  private final PassageIndex index;

  /**
   * Creates the node.
   *
   * @param index where passages are found
   */
  public FindPassages(PassageIndex index) {
    this.index = index;
  }

  @Exec
  @Key("passages")
  List<Passage> find(String question) {
    return index.search(question, PASSAGES);
  }
}
