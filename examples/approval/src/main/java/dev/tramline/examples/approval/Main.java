package dev.tramline.examples.approval;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.approval.Announcement.Result;
import dev.tramline.examples.support.Program;
import dev.tramline.examples.support.Surroundings;
import java.io.PrintStream;

/** Makes an announcement together with whoever sits at the console. */
public final class Main {

  private static final String FACTS =
      "Tram line 4 is closed on Saturday. Buses run every ten minutes. They stop at every corner."
          + " The new rails will be less noisy.";

  private Main() {}

  /**
   * Runs the flow; exits with 0, also if nothing is published, and with 1 for a failure.
   *
   * @param args what is to be announced; the console asks for it if it is left out
   */
  public static void main(String[] args) {
    System.exit(run(args, Surroundings.ofProcess()));
  }

  static int run(String[] args, Surroundings around) {
    return Program.run(around, () -> announce(args, around));
  }

  private static int announce(String[] args, Surroundings around) {
    PrintStream out = around.out();
    ChatModel llm = around.model(new ObedientWriter());
    String facts =
        args.length > 0
            ? String.join(" ", args)
            : around
                .console()
                .ask("What is to be announced? (Enter for an example) ")
                .filter(line -> !line.isEmpty())
                .orElse(FACTS);
    Announcement flow =
        new AnnouncementFlow(
            new DraftAnnouncement(llm),
            new AskHuman(around.console()),
            new Publish(text -> out.printf("%nPUBLISHED: %s%n", text)));
    Result result = flow.announce(facts);
    if (result instanceof Result.Abandoned abandoned) {
      out.printf("%nNothing is published; rejected drafts: %d%n", abandoned.remarks().size());
    }
    return 0;
  }
}
