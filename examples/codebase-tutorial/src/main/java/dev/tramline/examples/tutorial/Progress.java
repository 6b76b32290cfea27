package dev.tramline.examples.tutorial;

import dev.tramline.examples.support.StepPrinter;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunListener;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how far one run is: by a bar on a terminal, line by line elsewhere. Beside a bar, what the
 * nodes have to say is printed at the end.
 */
final class Progress implements RunListener, AutoCloseable {

  private static final int WIDTH = 80;

  private final RunListener display;
  private final Runnable end;
  private boolean ended;

  Progress(PrintStream out, boolean terminal) {
    if (terminal) {
      Bar bar = new Bar(out);
      display = bar;
      end = bar::end;
    } else {
      display = new StepPrinter(out);
      end = () -> {};
    }
  }

  @Override
  public void onEvent(RunEvent event) {
    display.onEvent(event);
  }

  /** Has the bar drawn a last time; may be called again. */
  @Override
  public void close() {
    if (!ended) {
      ended = true;
      end.run();
    }
  }

  /** One step for each node, and one for each chapter once it is known how many there are. */
  private static final class Bar implements RunListener {

    private final PrintStream out;
    private final ProgressBar bar;
    private final List<String> remarks = new ArrayList<>();

    private Bar(PrintStream out) {
      this.out = out;
      this.bar =
          new ProgressBarBuilder()
              .setTaskName("Tutorial")
              .setInitialMax(CodebaseTutorialFlow.GRAPH.nodes().size())
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
              .build();
    }

    @Override
    public void onEvent(RunEvent event) {
      if (event instanceof RunEvent.NodeStarted started) {
        bar.setExtraMessage(started.node());
      } else if (event instanceof RunEvent.NodeFinished || event instanceof RunEvent.PartFinished) {
        bar.step();
      } else if (event instanceof RunEvent.AttemptFailed failed) {
        remarks.add("%s: %s".formatted(failed.node(), failed.cause().getMessage()));
      } else if (event instanceof RunEvent.Emitted emitted) {
        if (emitted.payload() instanceof OrderChapters.Planned planned) {
          bar.maxHint(bar.getMax() + planned.chapters());
        } else {
          remarks.add("%s: %s".formatted(emitted.node(), emitted.payload()));
        }
      }
    }

    private void end() {
      bar.close();
      out.println();
      remarks.forEach(out::println);
    }
  }
}
