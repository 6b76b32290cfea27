package dev.tramline.examples.team;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;

/** Says what the agents that know something are asked. */
@Node
public class Commission {

  @Exec
  @Key("request")
  String commission(String topic) {
    return "Tell us about " + topic + ".";
  }
}
