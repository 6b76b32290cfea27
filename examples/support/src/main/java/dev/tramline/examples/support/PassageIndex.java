package dev.tramline.examples.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.QueryBuilder;

/** A Lucene index of passages, in memory. Safe for use by several threads. */
public final class PassageIndex implements AutoCloseable {

  private static final String POSITION = "position";
  private static final float TITLE_BOOST = 2;

  private final List<Passage> passages;
  private final Directory directory = new ByteBuffersDirectory();
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  /**
   * Indexes passages.
   *
   * @param passages what can be found
   */
  public PassageIndex(List<Passage> passages) {
    this.passages = List.copyOf(passages);
    try {
      write();
      reader = DirectoryReader.open(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    searcher = new IndexSearcher(reader);
    searcher.setSimilarity(new BM25Similarity());
  }

  private void write() throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(EnglishText.indexAnalyzer());
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < passages.size(); i++) {
        Passage passage = passages.get(i);
        Document document = new Document();
        document.add(new StoredField(POSITION, i));
        document.add(new TextField("title", passage.title(), Store.NO));
        document.add(new TextField("text", passage.text(), Store.NO));
        writer.addDocument(document);
      }
    }
  }

  /**
   * Finds the passages that suit some words best.
   *
   * @param words plain text, no query syntax
   * @param limit how many passages at most
   * @return the best first; empty if no word occurs
   */
  public List<Passage> search(String words, int limit) {
    QueryBuilder builder = new QueryBuilder(EnglishText.indexAnalyzer());
    Query inTitle = builder.createBooleanQuery("title", words);
    Query inText = builder.createBooleanQuery("text", words);
    if (inTitle == null || inText == null) {
      return List.of(); // nothing but stop words
    }
    Query query =
        new BooleanQuery.Builder()
            .add(new BoostQuery(inTitle, TITLE_BOOST), Occur.SHOULD)
            .add(inText, Occur.SHOULD)
            .build();
    List<Passage> found = new ArrayList<>();
    try {
      for (ScoreDoc hit : searcher.search(query, limit).scoreDocs) {
        Document document = searcher.storedFields().document(hit.doc);
        found.add(passages.get(document.getField(POSITION).numericValue().intValue()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  @Override
  public void close() {
    try {
      reader.close();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
