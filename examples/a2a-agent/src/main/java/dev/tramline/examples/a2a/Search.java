package dev.tramline.examples.a2a;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.PassageIndex;
import java.util.List;

/** Searches the corpus and returns to the decision. */
@Node
public class Search {

  private static final int PASSAGES = 5;

  /**
   * What a search leaves behind.
   *
   * @param finding appended to the list under key {@code findings}
   */
  public record Found(@Append("findings") Finding finding) {}

  private final PassageIndex index;

  /**
   * Creates the node.
   *
   * @param index what to search
   */
  public Search(PassageIndex index) {
    this.index = index;
  }

  @Exec
  List<Passage> search(String query) {
    return index.search(query, PASSAGES);
  }

  @Post
  @Transition("decide")
  Found remember(String query, @Exec List<Passage> passages) {
    return new Found(new Finding(query, passages));
  }
}
