package dev.tramline.conformance.pocketflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import dev.tramline.conformance.pocketflow.Chunks.Reduce;
import dev.tramline.conformance.pocketflow.Chunks.SumChunks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code test_batch_node.py}. */
class BatchNodeTest {

  @Flow
  interface Map {
    @Key("chunkResults")
    List<Integer> run(List<Integer> inputArray, int chunkSize);

    SumChunks map();
  }

  @Flow
  interface MapReduce {
    record Result(List<Integer> chunkResults, int total) {}

    Result run(List<Integer> inputArray, int chunkSize);

    @Transition(to = "reduce")
    SumChunks map();

    Reduce reduce();
  }

  private static MapReduce.Result mapReduce(int bound, int chunkSize) {
    return new BatchNodeTest_MapReduceFlow(new SumChunks(), new Reduce())
        .run(Chunks.upTo(bound), chunkSize);
  }

  @Test
  @Case(
      id = "P23",
      there = "a BatchNode over 0..24 in chunks of 10: [45, 145, 110]",
      here = "`@Batch` over the chunks that prep returned: `[45, 145, 110]`")
  void p23_sumsOfChunks() {
    assertThat(new BatchNodeTest_MapFlow(new SumChunks()).run(Chunks.upTo(25), 10))
        .containsExactly(45, 145, 110);
  }

  @Test
  @Case(
      id = "P24",
      there = "0..99 in chunks of 10, then reduced: 4950",
      here = "the list of results is a key that the next node reads: 4950")
  void p24_mapReduce() {
    assertThat(mapReduce(100, 10).total()).isEqualTo(4950);
  }

  @Test
  @Case(
      id = "P25",
      there = "0..24 in chunks of 10, the last one short: 300",
      here = "the same: 300, of the chunks' 45, 145 and 110")
  void p25_theLastChunkIsShort() {
    assertThat(mapReduce(25, 10)).isEqualTo(new MapReduce.Result(List.of(45, 145, 110), 300));
  }

  @Test
  @Case(id = "P26", there = "0..99 in chunks of 15: 4950", here = "the same: 4950 of 7 chunks")
  void p26_anotherChunkSize() {
    MapReduce.Result result = mapReduce(100, 15);
    assertThat(result.total()).isEqualTo(4950);
    assertThat(result.chunkResults()).hasSize(7);
  }

  @Test
  @Case(
      id = "P27",
      there = "0..4 in chunks of 1: 10",
      here = "the same: 10, of the chunks' 0, 1, 2, 3 and 4")
  void p27_chunksOfOne() {
    assertThat(mapReduce(5, 1)).isEqualTo(new MapReduce.Result(List.of(0, 1, 2, 3, 4), 10));
  }

  @Test
  @Case(
      id = "P28",
      there = "nothing to do: post is called with [], the total is 0",
      here = "no items: `chunkResults` is set, to an empty list, and the total is 0")
  void p28_noItems() {
    assertThat(mapReduce(0, 10)).isEqualTo(new MapReduce.Result(List.of(), 0));
  }
}
