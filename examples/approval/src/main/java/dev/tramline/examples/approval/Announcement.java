package dev.tramline.examples.approval;

import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Transition;
import java.util.List;

/** Drafts an announcement, revises it until a human approves, and publishes it. */
@Flow
public interface Announcement {

  /** How a run ends. */
  sealed interface Result {

    /**
     * The human approved of a draft.
     *
     * @param draft what was published
     * @param remarks what the human had against the drafts before
     */
    record Published(String draft, List<Remark> remarks) implements Result {}

    /**
     * The human wanted no more of it; nothing was published.
     *
     * @param remarks what the human had against all drafts but the last
     */
    record Abandoned(List<Remark> remarks) implements Result {}
  }

  /**
   * Makes an announcement.
   *
   * @param facts what is to be announced, in sentences
   * @return how it ended
   */
  Result announce(String facts);

  /** {@return the writer} */
  @Transition(to = "review")
  DraftAnnouncement draft();

  /** {@return the human, whose third action is a variant of the result} */
  @Transition(value = "rejected", to = "draft")
  @Transition(value = "approved", to = "publish")
  AskHuman review();

  /** {@return the end} */
  @Exit(value = "default", as = "published")
  Publish publish();
}
