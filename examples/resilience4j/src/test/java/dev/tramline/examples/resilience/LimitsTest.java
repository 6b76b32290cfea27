package dev.tramline.examples.resilience;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.Interceptor;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunOptions;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private static final Duration PATIENCE = Duration.ofHours(1);

  private final FakeClock clock = new FakeClock();

  /** Documents of which each says something else. */
  private static List<Document> documents(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Document("" + i, i + ".")).toList();
  }

  private static String summaries(List<Document> documents) {
    StringBuilder text = new StringBuilder("topic");
    documents.forEach(
        document -> text.append("\n  " + document.title() + ": about " + document.text()));
    return text.toString();
  }

  private static String reply(ModelService.Task task, String text) {
    return task == ModelService.Task.CLASSIFY ? "topic" : "about " + text;
  }

  private static DigestFlow digest(ModelService model, Interceptor... interceptors) {
    RunOptions.Builder options = RunOptions.builder();
    for (Interceptor interceptor : interceptors) {
      options.interceptor(interceptor);
    }
    return new DigestFlow(new Condense(model), new Classify(model)).with(options.build());
  }

  @Test
  void neverLetsMoreThanTheBulkheadAllowsAskAtTheSameTime() {
    int bound = 3;
    CountDownLatch wanted = new CountDownLatch(Briefing.CONCURRENCY);
    CountDownLatch full = new CountDownLatch(bound);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ModelService model =
        (task, text) -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          full.countDown();
          assertThat(full.await(1, MINUTES)).isTrue(); // so many are let in together
          assertThat(wanted.await(1, MINUTES)).isTrue(); // the others are at the door as well
          inside.decrementAndGet();
          return reply(task, text);
        };
    Interceptor door =
        call -> {
          wanted.countDown();
          return call.proceed();
        };
    Limits limits = new Limits(Resilience.bulkhead(bound), Resilience.anyRate(), clock);
    List<Document> documents = documents(100);

    String briefing = new BriefingFlow(digest(model, door, limits), new Compose()).brief(documents);

    assertThat(briefing).isEqualTo(summaries(documents));
    assertThat(most).hasValue(bound);
  }

  @Test
  void spreadsCallsOverPeriods() {
    RateLimiter rate = Resilience.rate(10, PATIENCE, clock);
    Limits limits = new Limits(Resilience.bulkhead(3), rate, clock);

    new BriefingFlow(digest(LimitsTest::reply, limits), new Compose()).brief(documents(15));

    // 30 calls while the clock stands still: 10 go out at once, 10 each in the next two seconds
    assertThat(clock.waits())
        .hasSize(20)
        .containsOnly(Resilience.PERIOD, Resilience.PERIOD.multipliedBy(2));
    assertThat(Collections.frequency(clock.waits(), Resilience.PERIOD)).isEqualTo(10);
  }

  @Test
  void failsAnAttemptThatMayNotGoOutAndPermitsALaterOne() {
    RateLimiter rate = Resilience.rate(2, Duration.ZERO, clock);
    rate.drainPermissions();
    AtomicInteger refused = new AtomicInteger();
    Interceptor refill =
        call -> {
          try {
            return call.proceed();
          } catch (RequestNotPermitted e) {
            refused.incrementAndGet();
            clock.advance(Resilience.PERIOD); // as the wait before the next attempt would
            throw e;
          }
        };
    Limits limits = new Limits(Resilience.bulkhead(1), rate, clock);
    DigestFlow digest = digest(LimitsTest::reply);
    RunOptions options =
        RunOptions.builder().clock(clock).interceptor(refill).interceptor(limits).build();

    assertThat(digest.with(options).digest(new Document("1", "1.")))
        .isEqualTo(new Digest.Result("about 1.", "topic"));
    assertThat(refused).hasValue(1);
    assertThat(clock.waits()).containsExactly(Duration.ofMillis(500)); // that of @Retry
  }

  @Test
  void failsTheNodeWhenNoAttemptMayGoOut() {
    RateLimiter rate = Resilience.rate(2, Duration.ZERO, clock);
    rate.drainPermissions();
    AtomicInteger asked = new AtomicInteger();
    ModelService model = (task, text) -> task + " " + asked.incrementAndGet();
    Bulkhead bulkhead = Resilience.bulkhead(1);
    RunOptions options =
        RunOptions.builder().clock(clock).interceptor(new Limits(bulkhead, rate, clock)).build();

    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> digest(model).with(options).digest(new Document("1", "1.")))
        .withCauseInstanceOf(RequestNotPermitted.class)
        .satisfies(e -> assertThat(e.attempts()).isEqualTo(3));
    assertThat(asked).hasValue(0);
    assertThat(bulkhead.getMetrics().getAvailableConcurrentCalls()).isEqualTo(1);
  }

  @Test
  void givesItsPlaceBackWhenTheServiceFails() {
    Bulkhead bulkhead = Resilience.bulkhead(1);
    ModelService model =
        (task, text) -> {
          throw new IOException("down");
        };
    RunOptions options =
        RunOptions.builder()
            .clock(clock)
            .interceptor(new Limits(bulkhead, Resilience.anyRate(), clock))
            .build();

    assertThatThrownBy(() -> digest(model).with(options).digest(new Document("1", "1.")))
        .hasRootCauseMessage("down");
    assertThat(bulkhead.getMetrics().getAvailableConcurrentCalls()).isEqualTo(1);
  }

  @Test
  void letsGoOfARunThatIsCancelledWhileItWaitsForAPlace() throws InterruptedException {
    Bulkhead bulkhead = Resilience.bulkhead(1);
    bulkhead.acquirePermission();
    CountDownLatch wanted = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    ModelService model = (task, text) -> task + " " + asked.incrementAndGet();
    Interceptor door =
        call -> {
          wanted.countDown();
          return call.proceed();
        };
    Limits limits = new Limits(bulkhead, Resilience.anyRate(), clock);

    FlowRun<Digest.Result> run = digest(model, door, limits).start(new Document("1", "1."));
    assertThat(wanted.await(1, MINUTES)).isTrue();
    run.cancel();

    assertThatExceptionOfType(RunCancelledException.class).isThrownBy(run::join);
    assertThat(asked).hasValue(0);
  }
}
