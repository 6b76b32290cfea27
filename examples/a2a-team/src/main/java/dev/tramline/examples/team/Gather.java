package dev.tramline.examples.team;

import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together what the agents know. */
@Node
public class Gather {

  /** Whether there is anything to write about. */
  public sealed interface Next {

    /**
     * Action {@code known}.
     *
     * @param facts of all agents, each once
     */
    record Known(List<String> facts) implements Next {}

    /** Action {@code unknown}. */
    record Unknown() implements Next {}
  }

  @Post
  Next gather(Optional<String> laureateFacts, Optional<String> libraryFacts) {
    List<String> facts =
        Stream.of(laureateFacts, libraryFacts)
            .flatMap(Optional::stream)
            .flatMap(String::lines)
            .distinct()
            .toList();
    return facts.isEmpty() ? new Next.Unknown() : new Next.Known(facts);
  }
}
