package dev.tramline.tests.packaged;

import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Timeout;
import dev.tramline.annotations.Transition;
import java.util.List;

/** A flow that says on what threads it runs, for a JVM of its own. */
final class PackagedMain {

  private PackagedMain() {}

  @Node
  static class Where {
    @Prep
    List<String> prep() {
      return List.of("node", "item");
    }

    @Exec
    @Batch(concurrency = 2)
    @Timeout("1h")
    @Key("threads")
    String where(@Prep String item) {
      return item + " on " + kind(Thread.currentThread());
    }
  }

  @Node
  static class Starter {
    @Exec
    @Key("starter")
    String starter() {
      return "run on " + kind(Thread.currentThread());
    }
  }

  @Flow
  interface Threads {
    record Result(String starter, List<String> threads) {}

    Result run();

    @Transition(to = "where")
    Starter starter();

    Where where();
  }

  /** Without a call of isVirtual, which Java 17 does not have. */
  private static String kind(Thread thread) {
    if (thread.toString().startsWith("VirtualThread[")) {
      return "a virtual thread";
    }
    String pool = thread.getName().equals("tramline") ? "the pool" : thread.getName();
    return (thread.isDaemon() ? "a daemon thread of " : "a thread of ") + pool;
  }

  /**
   * Prints what the flow finds.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    Threads.Result result = new PackagedMain_ThreadsFlow(new Starter(), new Where()).start().join();
    System.out.println(result.starter());
    result.threads().forEach(System.out::println);
    System.out.println("flight recorder: " + ModuleLayer.boot().findModule("jdk.jfr").isPresent());
  }
}
