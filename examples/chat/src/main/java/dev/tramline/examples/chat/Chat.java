package dev.tramline.examples.chat;

import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Transition;
import java.util.List;

/** Talks with the user until he has had enough. */
@Flow
public interface Chat {

  /**
   * Talks.
   *
   * @param messages an earlier conversation to go on with; may be empty
   * @return the whole conversation
   */
  @Key("messages")
  List<Turn> talk(List<Turn> messages);

  /** A node that leads to itself says so, as does an action that ends the flow. */
  @Transition(value = "again", to = "converse")
  @Exit("quit")
  Converse converse();
}
