package dev.tramline.examples.resilience;

import dev.tramline.runtime.Interceptor;
import dev.tramline.runtime.RunClock;
import dev.tramline.runtime.RunOptions;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Makes the same briefing twice; the second time the model is not asked. */
public final class Main {

  /** What the service can take: 3 calls at a time, 10 per half second. */
  private static final BulkheadConfig AT_A_TIME =
      BulkheadConfig.custom()
          .maxConcurrentCalls(3)
          .maxWaitDuration(Duration.ofMinutes(1))
          .fairCallHandlingStrategyEnabled(true)
          .build();

  private static final RateLimiterConfig PER_PERIOD =
      RateLimiterConfig.custom()
          .limitForPeriod(10)
          .limitRefreshPeriod(Duration.ofMillis(500))
          .timeoutDuration(Duration.ofMinutes(1))
          .build();

  private Main() {}

  /**
   * Runs the example.
   *
   * @param args none
   */
  public static void main(String[] args) {
    run(System.out, RunClock.system());
  }

  static void run(PrintStream out, RunClock clock) {
    OfflineModel model = new OfflineModel(Duration.ofMillis(20));
    Interceptor limits =
        new Limits(Bulkhead.of("model", AT_A_TIME), RateLimiter.of("model", PER_PERIOD), clock);
    Briefing briefing = briefing(model, limits, new Trace(clock, out::println));

    List<Document> documents = documents();
    String first = briefing.brief(documents);
    int asked = model.calls();
    out.printf("%n%s%n%n", first);
    out.printf("The model was asked %d times, by %d at a time.%n%n", asked, model.mostAtOnce());

    String second = briefing.brief(documents);
    out.printf(
        "%nThe second briefing is %s, and the model was asked %d more times.%n",
        second.equals(first) ? "the same" : "another", model.calls() - asked);
  }

  /**
   * Puts each interceptor where it belongs. The nested flow has those that guard the service: what
   * the cache knows needs no permit, so the cache comes first. The run as a whole is traced, from
   * outside of both.
   */
  static Briefing briefing(ModelService model, Interceptor limits, Interceptor trace) {
    Digest digest =
        new DigestFlow(new Condense(model), new Classify(model))
            .with(RunOptions.builder().interceptor(new Cache()).interceptor(limits).build());
    return new BriefingFlow(digest, new Compose())
        .with(RunOptions.builder().interceptor(trace).build());
  }

  static List<Document> documents() {
    return IntStream.rangeClosed(1, 12).mapToObj(Main::document).toList();
  }

  private static Document document(int number) {
    String thing = number % 3 == 0 ? "bridge" : "tram";
    return new Document(
        "Report " + number,
        "The %s of line %d was inspected. Nothing else happened.".formatted(thing, number));
  }
}
