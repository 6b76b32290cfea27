package dev.tramline.examples.team;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.examples.support.Console;
import java.util.Optional;

/** Takes a question of an agent to whoever sits at the console. */
@Node
public class AskUser {

  /** What the user says to it. */
  public sealed interface Next {

    /**
     * Action {@code answered}.
     *
     * @param request the answer, which goes to the agent
     * @param audience the same, for the briefs to come
     */
    record Answered(String request, String audience) implements Next {}

    /** Action {@code left}: nothing. */
    record Left() implements Next {}
  }

  private final Console console;

  /**
   * Creates the node.
   *
   * @param console where the user is
   */
  public AskUser(Console console) {
    this.console = console;
  }

  @Exec
  Optional<String> ask(String reply) {
    return console.ask(reply + " ").filter(line -> !line.isEmpty());
  }

  @Post
  Next route(@Exec Optional<String> answer) {
    return answer.isPresent() ? new Next.Answered(answer.get(), answer.get()) : new Next.Left();
  }
}
