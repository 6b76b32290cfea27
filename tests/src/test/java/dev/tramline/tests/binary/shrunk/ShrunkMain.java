package dev.tramline.tests.binary.shrunk;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs flows that use every kind of generated code, and prints what came of it. */
public final class ShrunkMain {

  private static final int FAILED = 3;

  private ShrunkMain() {}

  /**
   * Runs the flows.
   *
   * @param args {@code fail} for a run that ends in a failure
   */
  public static void main(String[] args) {
    AtomicInteger intercepted = new AtomicInteger();
    RunOptions options =
        RunOptions.builder()
            .listener(
                event -> {
                  if (event instanceof RunEvent.NodeFinished finished) {
                    boolean failed = finished.failure().isPresent();
                    System.out.println(
                        finished.node() + (failed ? " failed" : " -" + finished.action() + "->"));
                  }
                })
            .interceptor(
                call -> {
                  intercepted.incrementAndGet();
                  return call.proceed();
                })
            .build();
    ShrunkMain_LettersFlow letters =
        new ShrunkMain_LettersFlow(
                new Collect(), new ShrunkMain_SignItFlow(new Sign(args.length > 0)))
            .with(options);
    try {
      System.out.println(letters.write(List.of("Ada", "Bob")).letter());
      System.out.println("intercepted " + intercepted);
    } catch (NodeFailedException e) {
      System.out.println(e.node() + " failed in " + e.stage() + ": " + e.getCause().getMessage());
      System.exit(FAILED);
    }
  }

  @Node
  static class Collect {
    sealed interface Next {
      record More(@Append("greetings") String greeting) implements Next {}

      record Sign(String text) implements Next {}
    }

    @Prep
    List<String> names(List<String> names) {
      return names;
    }

    @Exec
    @Batch
    String greet(@Prep String name) {
      return "Dear " + name;
    }

    @Post
    Next decide(@Exec List<String> greeted, List<String> greetings) {
      return greetings.size() < greeted.size()
          ? new Next.More(greeted.get(greetings.size()))
          : new Next.Sign(String.join(", ", greetings));
    }
  }

  @Node
  static class Sign {
    private final boolean broken;

    Sign(boolean broken) {
      this.broken = broken;
    }

    @Exec
    @Retry(attempts = 2)
    @Key("letter")
    String sign(String text, RunContext context) {
      throw new IllegalStateException("no ink for " + text + " at attempt " + context.attempt());
    }

    @Fallback
    String stamp(IllegalStateException failure, String text) {
      if (broken) {
        throw failure;
      }
      return text + " (stamped)";
    }
  }

  @Flow
  interface SignIt {
    @Key("letter")
    String sign(String text);

    Sign pen();
  }

  @Flow
  interface Letters {
    record Result(String letter) {}

    Result write(List<String> names);

    @Transition(value = "more", to = "collect")
    Collect collect();

    @Exit
    SignIt sign();
  }
}
