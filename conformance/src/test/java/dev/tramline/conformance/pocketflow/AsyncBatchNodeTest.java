package dev.tramline.conformance.pocketflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Prep;
import dev.tramline.conformance.Case;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** {@code test_async_batch_node.py}. */
class AsyncBatchNodeTest {

  @Node
  static class SumChunksLater {
    @Prep
    List<List<Integer>> chunks(List<List<Integer>> chunks) {
      return chunks;
    }

    @Exec
    @Batch
    @Key("chunkResults")
    CompletionStage<Integer> sumOf(@Prep List<Integer> chunk) {
      return CompletableFuture.supplyAsync(() -> chunk.stream().mapToInt(Integer::intValue).sum());
    }
  }

  @Flow
  interface Map {
    @Key("chunkResults")
    List<Integer> run(List<List<Integer>> chunks);

    SumChunksLater map();
  }

  @Test
  @Case(
      id = "P41",
      there = "an AsyncBatchNode over 0..24 in chunks of 10: [45, 145, 110]",
      here = "`@Batch` on an exec that returns a `CompletionStage`: `[45, 145, 110]`")
  void p41_sumsOfChunksLater() {
    List<Integer> numbers = Chunks.upTo(25);
    assertThat(
            new AsyncBatchNodeTest_MapFlow(new SumChunksLater())
                .run(
                    List.of(
                        numbers.subList(0, 10), numbers.subList(10, 20), numbers.subList(20, 25))))
        .containsExactly(45, 145, 110);
  }
}
