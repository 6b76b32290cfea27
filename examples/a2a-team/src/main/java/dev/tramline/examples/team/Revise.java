package dev.tramline.examples.team;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import java.util.List;

/** Has the article written anew, unless that was tried often enough. */
@Node
public class Revise {

  private static final int MAX_REMARKS = 3;

  /** Where to go next, and what to take along. */
  public sealed interface Next {

    /**
     * Action {@code again}.
     *
     * @param remark appended to the list under key {@code remarks}
     */
    record Again(@Append("remarks") String remark) implements Next {}

    /** Action {@code enough}. */
    record Enough() implements Next {}
  }

  @Post
  Next revise(String reply, List<String> remarks) {
    return remarks.size() < MAX_REMARKS ? new Next.Again(reply) : new Next.Enough();
  }
}
