package dev.tramline.conformance.pocketflow;

import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Prep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The nodes of PocketFlow's batch tests: sums of chunks of an array, and their total. */
final class Chunks {

  private Chunks() {}

  /** {@return the numbers from 0 up to the bound, which is not among them} */
  static List<Integer> upTo(int bound) {
    return IntStream.range(0, bound).boxed().toList();
  }

  private static List<List<Integer>> split(List<Integer> numbers, int chunkSize) {
    List<List<Integer>> chunks = new ArrayList<>();
    for (int from = 0; from < numbers.size(); from += chunkSize) {
      chunks.add(numbers.subList(from, Math.min(from + chunkSize, numbers.size())));
    }
    return chunks;
  }

  private static int sum(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).sum();
  }

  /** Sums up each chunk, one after the other. */
  @Node
  static class SumChunks {
    @Prep
    List<List<Integer>> chunks(List<Integer> inputArray, int chunkSize) {
      return split(inputArray, chunkSize);
    }

    @Exec
    @Batch
    @Key("chunkResults")
    int sumOf(@Prep List<Integer> chunk) {
      return sum(chunk);
    }
  }

  /** Sums up the sums. */
  @Node
  static class Reduce {
    @Exec
    @Key("total")
    int reduce(List<Integer> chunkResults) {
      return sum(chunkResults);
    }
  }
}
