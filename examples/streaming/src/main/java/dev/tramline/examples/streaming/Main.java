package dev.tramline.examples.streaming;

import dev.tramline.examples.support.Arguments;
import dev.tramline.examples.support.ChatModels;
import dev.tramline.examples.support.Console;
import dev.tramline.examples.support.Corpus;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.examples.support.Program;
import dev.tramline.examples.support.Surroundings;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunListener;
import dev.tramline.runtime.RunOptions;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Tells about a topic on the terminal until the end, or until the user presses Enter. */
public final class Main {

  private static final Map<String, String> DEFAULTS =
      Map.of("topic", "Ada Lovelace", "stop-after", "0");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Main() {}

  /**
   * Runs the flow; exits with 0, also if it is stopped, 1 for a failure, 2 for wrong arguments.
   *
   * @param args pairs such as {@code --topic trams}; {@code --stop-after N} stops after N pieces
   */
  public static void main(String[] args) {
    System.exit(run(args, Surroundings.ofProcess()));
  }

  static int run(String[] args, Surroundings around) {
    return Program.run(around, () -> tell(args, around));
  }

  private static int tell(String[] args, Surroundings around) {
    PrintStream out = around.out();
    try (PassageIndex index = new PassageIndex(Corpus.load())) {
      Arguments options = Arguments.parse(DEFAULTS, args);
      out.println(ChatModels.describe(around.env()));
      out.println("Press Enter to stop.");
      out.println();
      Printer printer = new Printer(out, options.number("stop-after"));
      FlowRun<String> run =
          new TellerFlow(
                  new LookUp(index),
                  new TellStory(
                      ChatModels.streamingFromEnvironment(
                          around.env(), new RecitingModel(around.clock())),
                      PATIENCE))
              .with(RunOptions.builder().clock(around.clock()).listener(printer).build())
              .start(options.text("topic"));
      printer.run.complete(run);
      stopOnEnter(around.console(), run);
      return end(run, printer, out);
    }
  }

  /** Waits on a thread of its own, which the process does not wait for. */
  private static void stopOnEnter(Console console, FlowRun<?> run) {
    Thread keyboard = new Thread(() -> console.ask("").ifPresent(line -> run.cancel()), "keyboard");
    keyboard.setDaemon(true);
    keyboard.start();
  }

  private static int end(FlowRun<String> run, Printer printer, PrintStream out) {
    try {
      String story = run.join();
      out.printf("%n%nThe end, after %d characters.%n", story.length());
    } catch (RunCancelledException e) {
      out.printf("%n%nStopped after %d pieces: %s%n", printer.pieces, e.getMessage());
    }
    return 0;
  }

  /** Prints what is emitted, and cancels the run after so many pieces; 0 is never. */
  private static final class Printer implements RunListener {

    private final PrintStream out;
    private final int stopAfter;
    private final CompletableFuture<FlowRun<?>> run = new CompletableFuture<>();
    private int pieces;

    Printer(PrintStream out, int stopAfter) {
      this.out = out;
      this.stopAfter = stopAfter;
    }

    @Override
    public void onEvent(RunEvent event) {
      if (event instanceof RunEvent.Emitted emitted) {
        out.print(emitted.payload());
        out.flush();
        pieces++;
        if (pieces == stopAfter) {
          run.join().cancel(); // its first pieces may come before the caller of start has it
        }
      }
    }
  }
}
