package dev.tramline.examples.research;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.runtime.RunContext;
import java.util.List;

/** Searches the corpus and returns to the decision. */
@Node
public class SearchCorpus {

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
  public SearchCorpus(PassageIndex index) {
    this.index = index;
  }

  @Exec
  List<Passage> search(String searchQuery, RunContext run) {
    List<Passage> passages = index.search(searchQuery, PASSAGES);
    run.emit("\"" + searchQuery + "\" found " + passages.size() + " passages");
    return passages;
  }

  @Post
  @Transition("decide")
  Found remember(String searchQuery, @Exec List<Passage> passages) {
    return new Found(new Finding(searchQuery, passages));
  }
}
