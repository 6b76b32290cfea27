package dev.tramline.examples.approval;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import java.util.function.Consumer;

/** Publishes the draft that was approved; only action {@code approved} leads here. */
@Node
public class Publish {

  private final Consumer<String> board;

  /**
   * Creates the node.
   *
   * @param board where announcements go
   */
  public Publish(Consumer<String> board) {
    this.board = board;
  }

  @Exec
  void publish(String draft) {
    board.accept(draft);
  }
}
