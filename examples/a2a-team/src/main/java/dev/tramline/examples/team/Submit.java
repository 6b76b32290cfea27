package dev.tramline.examples.team;

import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import java.util.List;
import java.util.Optional;

/** Says what the reviewer is to look at. */
@Node
public class Submit {

  /**
   * What is submitted.
   *
   * @param draft what the writer wrote
   * @param request for the reviewer
   */
  public record Submitted(String draft, String request) {}

  @Post
  Submitted submit(String topic, Optional<String> audience, List<String> facts, String reply) {
    String draft = reply.strip().replaceAll("\\s+", " ");
    Assignment assignment = new Assignment(topic, audience, facts, List.of());
    return new Submitted(draft, assignment.toText() + Reviewer.ARTICLE + draft);
  }
}
