package dev.tramline.a2a.client;

import dev.tramline.a2a.Part;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Retry;
import dev.tramline.runtime.RunContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

// A class of its own, since a node cannot ask for one key or another: an optional key that a flow
// does not supply is an error there.
/**
 * A remote agent as a node that takes more than a text: its key {@code request} is a list of parts,
 * such as a text and a file. In all else it is an {@link A2aNode}.
 */
@Node
public class A2aPartsNode {

  private final A2aClient client;
  private final A2aNode.Options options;

  /**
   * Creates the node.
   *
   * @param client of the agent
   */
  public A2aPartsNode(A2aClient client) {
    this(client, A2aNode.Options.DEFAULT);
  }

  /**
   * Creates the node.
   *
   * @param client of the agent
   * @param options what it wants and bears
   */
  public A2aPartsNode(A2aClient client, A2aNode.Options options) {
    this.client = Objects.requireNonNull(client, "client");
    this.options = Objects.requireNonNull(options, "options");
  }

  /**
   * Sends the request and waits for the answer.
   *
   * @param request what to say, at least one part
   * @param conversation where the exchange stands, if there was one
   * @param context of the run
   * @return how it ended
   * @throws IllegalArgumentException if there is no part
   * @throws InterruptedException if the run is cancelled
   */
  @Exec
  @Retry(attempts = 3, delay = "1s", backoff = 3.0, jitter = 0.2, on = UnreachableException.class)
  protected A2aOutcome ask(
      List<Part> request, Optional<Conversation> conversation, RunContext context)
      throws InterruptedException {
    if (request.isEmpty()) {
      throw new IllegalArgumentException("request has no parts");
    }
    return Visit.ask(client, options, request, conversation, context);
  }

  @Post
  final A2aOutcome finish(@Exec A2aOutcome outcome) {
    return outcome;
  }
}
