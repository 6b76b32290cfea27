package dev.tramline.examples.taboo;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import java.util.concurrent.BlockingQueue;

/** Waits for a hint or for the end of the game. */
@Node
public class HearHint {

  /** Where to go next, and what to take along. */
  public sealed interface Next {

    /**
     * Action {@code heard}.
     *
     * @param hint appended to the list under key {@code hints}
     */
    record Heard(@Append("hints") String hint) implements Next {}

    /**
     * Action {@code over}.
     *
     * @param won whether the last guess was right
     */
    record Over(boolean won) implements Next {}
  }

  /** Waits as long as it takes; to cancel the run interrupts it. */
  @Exec
  Message hear(BlockingQueue<Message> toGuesser) throws InterruptedException {
    return toGuesser.take();
  }

  @Post
  Next route(@Exec Message message) {
    if (message instanceof Message.Hint hint) {
      return new Next.Heard(hint.text());
    }
    return new Next.Over(((Message.GameOver) message).won());
  }
}
