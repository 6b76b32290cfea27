package dev.tramline.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CorpusTest {

  private final List<Passage> passages = Corpus.load();

  @Test
  void hasSomethingToSearch() {
    assertThat(passages).hasSizeGreaterThanOrEqualTo(200);
  }

  @Test
  void everyPassageCanBeCitedAlone() {
    assertThat(passages).extracting(Passage::id).doesNotHaveDuplicates().allMatch(this::isId);
  }

  @Test
  void everyPassageIsComplete() {
    assertThat(passages)
        .allSatisfy(
            passage -> {
              assertThat(passage.title()).isNotBlank();
              assertThat(passage.source()).isNotBlank();
              assertThat(passage.text()).hasSizeGreaterThan(60).endsWith(".");
            });
  }

  private boolean isId(String id) {
    return id.matches("[a-z0-9-]+");
  }
}
