package dev.tramline.examples.structured;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.runtime.RunContext;
import java.util.List;

/** Reads the reply, and sends it back with all that is wrong with it. */
@Node
public class CheckYaml {

  /** What the reply is worth. */
  public sealed interface Next {

    /**
     * It is valid.
     *
     * @param resume what it says
     */
    record Parsed(Resume resume) implements Next {}

    /**
     * It is not, and the model may try again.
     *
     * @param rejection appended to the list under key {@code rejections}
     */
    record Invalid(@Append("rejections") Rejection rejection) implements Next {}

    /**
     * It is not, once too often.
     *
     * @param rejection appended to the list under key {@code rejections}
     */
    record GaveUp(@Append("rejections") Rejection rejection) implements Next {}
  }

  private final int attempts;

  /**
   * Creates the node.
   *
   * @param attempts how many replies to look at before giving up, at least 1
   */
  public CheckYaml(int attempts) {
    this.attempts = attempts;
  }

  @Post
  Next check(String reply, List<Rejection> rejections, RunContext run) {
    ResumeYaml yaml = ResumeYaml.read(reply);
    if (yaml.problems().isEmpty()) {
      return new Next.Parsed(yaml.toResume());
    }
    Rejection rejection = new Rejection(reply, yaml.problems());
    rejection.problems().forEach(run::emit);
    return rejections.size() + 1 < attempts
        ? new Next.Invalid(rejection)
        : new Next.GaveUp(rejection);
  }
}
