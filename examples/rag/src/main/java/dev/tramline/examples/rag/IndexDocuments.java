package dev.tramline.examples.rag;

import dev.tramline.annotations.Each;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Transition;
import dev.tramline.examples.support.PassageIndex;
import java.nio.file.Path;

/** Makes a directory searchable; to be run once. */
@Flow
public interface IndexDocuments {

  /**
   * Indexes all Markdown files of a directory and of those in it.
   *
   * @param directory where they are
   * @return the index, to be closed by the caller
   */
  @Key("index")
  PassageIndex index(Path directory);

  /** The start. */
  @Transition(to = "chunk")
  ReadDocuments read();

  /** Cuts each document by itself. */
  @Each(value = "documents", item = "document", concurrency = 4)
  @Rename(key = "chunks", as = "chunksOfEach")
  @Transition(to = "build")
  ChunkDocument chunk();

  /** The end. */
  BuildIndex build();
}
