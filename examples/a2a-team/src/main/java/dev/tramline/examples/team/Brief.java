package dev.tramline.examples.team;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import java.util.List;
import java.util.Optional;

/** Says what the writer is to do. */
@Node
public class Brief {

  @Exec
  @Key("request")
  String brief(String topic, Optional<String> audience, List<String> facts, List<String> remarks) {
    return new Assignment(topic, audience, facts, remarks).toText();
  }
}
