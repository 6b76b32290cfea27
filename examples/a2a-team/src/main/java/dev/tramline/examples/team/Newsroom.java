package dev.tramline.examples.team;

import dev.tramline.a2a.client.A2aNode;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Join;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Timeout;
import dev.tramline.annotations.Transition;
import java.util.List;

/** Makes an article of what two agents know, one writes and one reviews. */
@Flow
public interface Newsroom {

  /** How a run ends. */
  sealed interface Result {

    /**
     * The reviewer approves of a draft.
     *
     * @param draft the article
     * @param remarks why the drafts before it were rejected
     */
    record Published(String draft, List<String> remarks) implements Result {}

    /** Nobody knows anything of the topic. */
    record Unknown() implements Result {}

    /**
     * There will be no article.
     *
     * @param reply what was said last
     */
    record Abandoned(String reply) implements Result {}
  }

  /**
   * Makes an article.
   *
   * @param topic what about
   * @return the article, if there is one
   */
  Result write(String topic);

  /** {@return the start, from where two agents are asked side by side} */
  @Transition(to = {"laureates", "library"})
  Commission commission();

  /** {@return one agent that may know something} */
  @Rename(key = "facts", as = "laureateFacts")
  @Transition(value = "known", to = "gather")
  @Transition(value = "unknown", to = "gather")
  Desk laureates();

  /** {@return the other one} */
  @Rename(key = "facts", as = "libraryFacts")
  @Transition(value = "known", to = "gather")
  @Transition(value = "unknown", to = "gather")
  Desk library();

  /** {@return where both are waited for} */
  @Join
  @Transition(value = "known", to = "brief")
  Gather gather();

  /** {@return what the writer is told} */
  @Transition(to = "writer")
  Brief brief();

  /** {@return the agent that writes, and asks back; its conversation is kept apart} */
  @Timeout("2m")
  @Rename(key = "conversation", as = "writing")
  @Transition(value = "completed", to = "submit")
  @Transition(value = "inputRequired", to = "askUser")
  @Exit(value = "rejected", as = "abandoned")
  @Exit(value = "failed", as = "abandoned")
  A2aNode writer();

  /** {@return who answers the writer's question} */
  @Transition(value = "answered", to = "writer")
  @Exit(value = "left", as = "abandoned")
  AskUser askUser();

  /** {@return what the reviewer is told} */
  @Transition(to = "reviewer")
  Submit submit();

  /** {@return the agent whose rejection leads back to the writer} */
  @Timeout("2m")
  @Exit(value = "completed", as = "published")
  @Transition(value = "rejected", to = "revise")
  @Exit(value = "inputRequired", as = "abandoned")
  @Exit(value = "failed", as = "abandoned")
  A2aNode reviewer();

  /** {@return what bounds the drafts} */
  @Transition(value = "again", to = "brief")
  @Exit(value = "enough", as = "abandoned")
  Revise revise();
}
