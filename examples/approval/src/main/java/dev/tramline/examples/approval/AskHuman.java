package dev.tramline.examples.approval;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.examples.support.Console;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows the draft on the console and waits for what the human says to it. */
@Node
public class AskHuman {

  private static final String QUESTION = "Publish it? (yes / no, and why / quit) ";
  private static final Pattern YES = Pattern.compile("(?i)y|yes");
  private static final Pattern QUIT = Pattern.compile("(?i)q|quit");
  private static final Pattern NO = Pattern.compile("(?i)no?\\b[\\s,:.-]*(?:because\\s+)?(.*)");

  /** Where to go next, and what to take along. */
  public sealed interface Next {

    /** Action {@code approved}. */
    record Approved() implements Next {}

    /**
     * Action {@code rejected}.
     *
     * @param remark appended to the list under key {@code remarks}, for the writer
     */
    record Rejected(@Append("remarks") Remark remark) implements Next {}

    /** Action {@code abandoned}. */
    record Abandoned() implements Next {}
  }

  private final Console console;

  /**
   * Creates the node.
   *
   * @param console where the human is
   */
  public AskHuman(Console console) {
    this.console = console;
  }

  /** Asks until it understands; the end of the input is taken for "quit". */
  @Exec
  Next ask(String draft) {
    console.out().printf("%nDraft: %s%n", draft);
    Optional<String> answer = console.ask(QUESTION);
    while (answer.isPresent()) {
      String said = answer.get();
      Matcher no = NO.matcher(said);
      if (YES.matcher(said).matches()) {
        return new Next.Approved();
      } else if (QUIT.matcher(said).matches()) {
        return new Next.Abandoned();
      } else if (no.matches() && !no.group(1).isBlank()) {
        return new Next.Rejected(new Remark(draft, no.group(1)));
      }
      answer = console.ask("Say \"yes\", \"no\" with what to change, or \"quit\": ");
    }
    return new Next.Abandoned();
  }

  @Post
  Next decide(@Exec Next answer) {
    return answer;
  }
}
