package dev.tramline.a2a.client;

import dev.tramline.a2a.Part;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Retry;
import dev.tramline.runtime.RunContext;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A remote agent as a node. It reads the key {@code request}, a text, and what it writes is in
 * {@link A2aOutcome}: {@code reply}, {@code artifacts} and {@code conversation}, on the actions
 * {@code completed}, {@code inputRequired}, {@code rejected} and {@code failed}.
 *
 * <pre>{@code
 * @Flow
 * interface Ask {
 *   @Key("reply")
 *   String ask(String request);
 *
 *   @Exit("completed") @Exit("inputRequired") @Exit("rejected") @Exit("failed")
 *   A2aNode agent();
 * }
 * }</pre>
 *
 * <p>A visit after {@code inputRequired} continues the task, and any later visit the conversation,
 * by the key {@code conversation}, which is this node's unless the flow takes it as an input. Two
 * nodes for one agent share it unless one of them renames it; a conversation with another agent is
 * left alone.
 *
 * <p>The text of artifacts is emitted as it comes, piece by piece, if the agent can stream. A
 * stream that breaks off is taken up again. If the run is cancelled, or the node's time is up, the
 * agent is told to cancel the task, but not waited for; one that it has not named by then goes on.
 * Tried again is only what the agent did not take; a {@code @Retry} on the flow's node method
 * replaces that, and then an agent may get one message twice, with the same id. An agent that
 * answers with an error, or not at all, fails the node.
 *
 * <p>There is no limit on how long the agent may work, only {@linkplain
 * A2aClient.Builder#silenceTimeout on its silence}: put {@code @Timeout} on the node method. {@link
 * A2aPartsNode} sends more than a text. For tests of a flow, a subclass can override {@link #ask}.
 */
@Node
public class A2aNode {

  private final A2aClient client;
  private final Options options;

  /**
   * Creates the node.
   *
   * @param client of the agent
   */
  public A2aNode(A2aClient client) {
    this(client, Options.DEFAULT);
  }

  /**
   * Creates the node.
   *
   * @param client of the agent
   * @param options what it wants and bears
   */
  public A2aNode(A2aClient client, Options options) {
    this.client = Objects.requireNonNull(client, "client");
    this.options = Objects.requireNonNull(options, "options");
  }

  /**
   * What a node wants and bears.
   *
   * @param acceptedOutputModes the media types it takes; any if empty
   * @param resumptions how often it goes back to a task whose stream broke off, or that it could
   *     not ask for
   * @param pause how long it waits before that, and between two questions to an agent that cannot
   *     stream and did not answer at once
   */
  public record Options(List<String> acceptedOutputModes, int resumptions, Duration pause) {

    /** Takes everything, goes back five times, one second later. */
    public static final Options DEFAULT = new Options(List.of(), 5, Duration.ofSeconds(1));

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if a number or the pause is negative
     */
    public Options {
      acceptedOutputModes = List.copyOf(acceptedOutputModes);
      if (resumptions < 0 || pause.isNegative()) {
        throw new IllegalArgumentException(
            "resumptions and pause must not be negative: " + resumptions + ", " + pause);
      }
    }
  }

  /**
   * Sends the request and waits for the answer.
   *
   * @param request what to say
   * @param conversation where the exchange stands, if there was one
   * @param context of the run
   * @return how it ended
   * @throws InterruptedException if the run is cancelled
   */
  @Exec
  @Retry(attempts = 3, delay = "1s", backoff = 3.0, jitter = 0.2, on = UnreachableException.class)
  protected A2aOutcome ask(String request, Optional<Conversation> conversation, RunContext context)
      throws InterruptedException {
    return Visit.ask(client, options, List.of(Part.text(request)), conversation, context);
  }

  @Post
  final A2aOutcome finish(@Exec A2aOutcome outcome) {
    return outcome;
  }
}
