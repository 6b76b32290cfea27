package dev.tramline.a2a.client;

import com.google.gson.JsonObject;
import dev.tramline.a2a.A2aException;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.ErrorCode;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.Part;
import dev.tramline.a2a.Role;
import dev.tramline.a2a.SendConfiguration;
import dev.tramline.a2a.SendRequest;
import dev.tramline.a2a.SendResult;
import dev.tramline.a2a.StatusUpdate;
import dev.tramline.a2a.StreamEvent;
import dev.tramline.a2a.Task;
import dev.tramline.runtime.RunContext;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** One visit of a node to an agent: a message, and what becomes of it. */
final class Visit {

  private static final System.Logger LOGGER = System.getLogger("dev.tramline.a2a");

  /** Less than a run gives a node that it cancels. */
  private static final Duration FAREWELL = Duration.ofMillis(500);

  private final A2aClient client;
  private final A2aNode.Options options;
  private final String agent;
  private final boolean streaming;
  private final SendRequest request;
  private final Progress progress;

  private Visit(
      A2aClient client,
      A2aNode.Options options,
      String agent,
      boolean streaming,
      SendRequest request,
      Progress progress) {
    this.client = client;
    this.options = options;
    this.agent = agent;
    this.streaming = streaming;
    this.request = request;
    this.progress = progress;
  }

  /**
   * Sends parts to an agent and waits until it has answered.
   *
   * @param said where the exchange stands, perhaps with another agent
   * @return how it ended
   * @throws A2aException if the agent answers with an error
   * @throws TransportException if it does not answer
   */
  static A2aOutcome ask(
      A2aClient client,
      A2aNode.Options options,
      List<Part> parts,
      Optional<Conversation> said,
      RunContext context)
      throws InterruptedException {
    String agent = client.url();
    Optional<Conversation> ours = said.filter(known -> known.agent().equals(agent));
    // The same in every attempt, so that an agent that gets it twice can tell.
    String id = context.runId() + ":" + context.stepId();
    Message message =
        new Message(
            UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString(),
            Role.USER,
            parts,
            ours.flatMap(Conversation::contextId),
            ours.flatMap(Conversation::openTask),
            List.of(),
            List.of(),
            new JsonObject());
    boolean streaming = client.card().capabilities().streaming();
    // An agent that cannot stream is to name the task at once, so that it can be cancelled. One
    // that
    // is continued has a name, and as it stands at once cannot be told from how it stood before.
    boolean returnImmediately = !streaming && message.taskId().isEmpty();
    SendConfiguration configuration =
        new SendConfiguration(
            options.acceptedOutputModes(),
            Optional.empty(),
            OptionalInt.empty(),
            returnImmediately);
    return new Visit(
            client,
            options,
            agent,
            streaming,
            new SendRequest(message, configuration, new JsonObject()),
            new Progress(context::emit))
        .run();
  }

  private A2aOutcome run() throws InterruptedException {
    try {
      return outcome(answer());
    } catch (InterruptedException e) {
      Optional<String> task = progress.taskId().or(() -> request.message().taskId());
      if (task.isPresent()) {
        cancel(task.get());
      }
      throw e;
    }
  }

  private SendResult answer() throws InterruptedException {
    int failures = 0;
    while (true) {
      try {
        step();
        if (progress.isSettled() && progress.result().isPresent()) {
          return progress.result().get();
        }
      } catch (TransportException e) {
        // Without a task to ask for, all there is is to send again, which may do the work twice.
        if (e instanceof InvalidResponseException || progress.taskId().isEmpty()) {
          throw e;
        }
        if (failures++ == options.resumptions()) {
          throw new StreamBrokenException(
              "task " + progress.taskId().get() + " of " + agent + " cannot be followed any more",
              progress.taskId(),
              e);
        }
      }
      Thread.sleep(options.pause().toMillis());
    }
  }

  /** Begins, or goes on with the task that is known. */
  private void step() throws InterruptedException {
    if (progress.taskId().isPresent()) {
      progress.see(client.task(progress.taskId().get()));
      if (streaming && !progress.isSettled()) {
        subscribe(progress.taskId().get());
      }
    } else if (streaming) {
      try (A2aStream events = client.stream(request)) {
        follow(events, request.message().taskId().isPresent());
      }
    } else {
      begin(client.send(request), request.message().taskId().isPresent());
    }
  }

  private void subscribe(String taskId) throws InterruptedException {
    try (A2aStream events = client.subscribe(taskId)) {
      follow(events, false);
    } catch (A2aException e) {
      // It has just ended, or the agent has no such method: to ask for the task is enough.
      if (e.code() != ErrorCode.UNSUPPORTED_OPERATION.code()) {
        throw e;
      }
    }
  }

  /**
   * Follows a stream until the agent is done.
   *
   * @param continued whether the first event shows how the task stood before this message
   */
  private void follow(A2aStream events, boolean continued) throws InterruptedException {
    boolean old = continued;
    while (events.hasNext()) {
      StreamEvent event = events.next();
      begin(event, old);
      old = false;
      if (event instanceof StatusUpdate && progress.isSettled()) {
        return; // some agents keep the stream open while they wait for the client
      }
    }
  }

  private void begin(StreamEvent event, boolean continued) {
    if (continued && event instanceof Task task) {
      progress.begin(task);
    } else {
      progress.see(event);
    }
  }

  private A2aOutcome outcome(SendResult result) {
    if (result instanceof Message message) {
      Conversation conversation =
          new Conversation(agent, message.contextId(), Optional.empty(), Optional.empty());
      Artifact whole = Artifact.of(message.messageId(), message.parts().toArray(Part[]::new));
      return new A2aOutcome.Completed(message.text(), List.of(whole), conversation);
    }
    Task task = (Task) result;
    Conversation conversation =
        new Conversation(
            agent,
            Optional.of(task.contextId()).filter(id -> !id.isEmpty()),
            Optional.of(task.id()),
            Optional.of(task.status().state()));
    String said = task.status().message().map(Message::text).orElse("");
    return switch (task.status().state()) {
      case COMPLETED -> new A2aOutcome.Completed(task.text(), task.artifacts(), conversation);
      case INPUT_REQUIRED, AUTH_REQUIRED -> new A2aOutcome.InputRequired(said, conversation);
      case REJECTED -> new A2aOutcome.Rejected(said, conversation);
      case FAILED, CANCELED -> new A2aOutcome.Failed(said, conversation);
      case SUBMITTED, WORKING -> throw new AssertionError("the task has not ended: " + task);
    };
  }

  /** Ends the task, without making a cancelled run wait for it. */
  private void cancel(String taskId) throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              try {
                var unused = client.cancel(taskId);
              } catch (RuntimeException | InterruptedException e) {
                LOGGER.log(Level.DEBUG, "task " + taskId + " of " + agent + " goes on", e);
              }
            },
            "tramline-a2a-cancel");
    thread.setDaemon(true);
    thread.start();
    thread.join(FAREWELL.toMillis());
  }
}
