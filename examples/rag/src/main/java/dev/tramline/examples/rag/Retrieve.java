package dev.tramline.examples.rag;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.runtime.RunContext;
import java.util.List;

/** Finds the passages that suit the question best. */
@Node
public class Retrieve {

  private static final int PASSAGES = 6;

  /** What was found. */
  public sealed interface Next {

    /**
     * Something.
     *
     * @param passages the best first
     */
    record Found(List<Passage> passages) implements Next {}

    /** Not a single word of the question. */
    record Nothing() implements Next {}
  }

  private final PassageIndex index;

  /**
   * Creates the node.
   *
   * @param index where to search
   */
  public Retrieve(PassageIndex index) {
    this.index = index;
  }

  @Exec
  List<Passage> search(String question) {
    return index.search(question, PASSAGES);
  }

  @Post
  Next next(@Exec List<Passage> passages, RunContext run) {
    if (passages.isEmpty()) {
      return new Next.Nothing();
    }
    run.emit(String.join(", ", passages.stream().map(Passage::id).toList()));
    return new Next.Found(passages);
  }
}
