package dev.tramline.examples.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.runtime.RunOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class CacheTest {

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final FakeClock clock = new FakeClock();

  private String reply(ModelService.Task task, String text) {
    asked.add(task + " " + text);
    return task + " " + text + " " + asked.size();
  }

  private DigestFlow cached(ModelService model) {
    return new DigestFlow(new Condense(model), new Classify(model))
        .with(RunOptions.builder().clock(clock).interceptor(new Cache()).build());
  }

  @Test
  void asksOncePerNodeAndDocument() {
    Digest digest = cached(this::reply);

    Digest.Result first = digest.digest(new Document("1", "one"));
    assertThat(digest.digest(new Document("1", "one"))).isEqualTo(first);
    assertThat(digest.digest(new Document("2", "two"))).isNotEqualTo(first);

    assertThat(asked)
        .containsExactly("CONDENSE one", "CLASSIFY one", "CONDENSE two", "CLASSIFY two");
  }

  @Test
  void keepsNoFailure() {
    Digest digest =
        cached(
            (task, text) -> {
              asked.add(task + " " + text);
              throw new IOException("down");
            });

    for (int run = 1; run <= 2; run++) {
      assertThatThrownBy(() -> digest.digest(new Document("1", "one"))).hasRootCauseMessage("down");
      assertThat(asked).hasSize(3 * run).containsOnly("CONDENSE one");
    }
  }
}
