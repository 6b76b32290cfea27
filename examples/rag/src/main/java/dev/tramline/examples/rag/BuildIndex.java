package dev.tramline.examples.rag;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.runtime.RunContext;
import java.util.List;

/** Indexes all chunks for a search by BM25. */
@Node
public class BuildIndex {

  @Exec
  @Key("index")
  PassageIndex build(List<List<Passage>> chunksOfEach, RunContext run) {
    List<Passage> passages = chunksOfEach.stream().flatMap(List::stream).toList();
    run.emit("%d passages of %d files".formatted(passages.size(), chunksOfEach.size()));
    return new PassageIndex(passages);
  }
}
