package dev.tramline.examples.a2a;

import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.SendRequest;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskState;
import dev.tramline.a2a.client.A2aClient;
import dev.tramline.a2a.client.A2aStream;
import dev.tramline.examples.support.Console;
import java.util.Optional;

/** Talks to an agent, whichever it is, on behalf of whoever sits at the console. */
final class AgentConsole {

  private static final String PROMPT = "You: ";

  private final A2aClient client;
  private final Console console;

  /**
   * Creates the console.
   *
   * @param client who knows the agent
   * @param console where the user is
   */
  AgentConsole(A2aClient client, Console console) {
    this.client = client;
    this.console = console;
  }

  /** Prints what the agent says of itself. */
  void introduce() throws InterruptedException {
    AgentCard card = client.card();
    console.out().printf("%s %s: %s%n", card.name(), card.version(), card.description());
  }

  /**
   * Asks, and takes the agent's counter-questions to the user, until there is an answer. The task
   * is cancelled if the user has nothing more to say.
   *
   * @param question what the user wants to know
   * @return whether the agent did what it was to do
   */
  boolean ask(String question) throws InterruptedException {
    Transcript transcript = new Transcript(client.card().name(), console.out());
    Message message = Message.user(question);
    while (true) {
      follow(message, transcript);
      if (transcript.task().isEmpty()) {
        return true; // a message was all the answer
      }
      Task task = transcript.task().get();
      if (task.status().state() != TaskState.INPUT_REQUIRED) {
        return task.status().state() == TaskState.COMPLETED;
      }
      Optional<String> said = console.ask(PROMPT).filter(line -> !line.isEmpty());
      if (said.isEmpty()) {
        client.cancel(task.id());
        console.out().printf("%nThe task is cancelled.%n");
        return false;
      }
      message = Message.user(said.get()).in(task.contextId(), Optional.of(task.id()));
    }
  }

  private void follow(Message message, Transcript transcript) throws InterruptedException {
    SendRequest request = SendRequest.of(message);
    try (A2aStream stream = client.stream(request)) {
      while (stream.hasNext()) {
        transcript.add(stream.next());
      }
    } finally {
      transcript.end();
    }
  }
}
