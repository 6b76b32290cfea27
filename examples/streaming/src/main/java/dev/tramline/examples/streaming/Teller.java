package dev.tramline.examples.streaming;

import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Transition;

/** Looks a topic up and tells about it, piece by piece. */
@Flow
public interface Teller {

  /**
   * Tells about a topic. Each piece of the text is emitted as a {@link String} when it arrives.
   *
   * @param topic in plain English
   * @return the whole text
   */
  @Key("story")
  String tell(String topic);

  /** {@return the search} */
  @Transition(to = "story")
  LookUp lookUp();

  /** {@return the node that streams} */
  TellStory story();
}
