package dev.tramline.examples.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** English sentences, words and their stems, as both an index and an embedded model see them. */
public final class EnglishText {

  /** What a question consists of beside its subject. */
  private static final String QUESTION_WORDS =
      """
      about after also any because been before can could did do does during each far from get give gave
      had has have he her his how i its many me more most much my name once one only other our
      she should so some tell than them too us very was we were what when where which while who whom
      whose why would you your
      """;

  /** The end of a sentence, unless it is that of an initial or of "Jr.". */
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?<!\\b\\p{Lu}\\.|\\bJr\\.)(?<=[.!?])\\s+(?=[\\p{Lu}\"])");

  private static final Analyzer ANALYZER = analyzer();

  private EnglishText() {}

  /**
   * A word.
   *
   * @param text as written
   * @param stem what stands for all its forms
   */
  public record Word(String text, String stem) {}

  private static Analyzer analyzer() {
    CharArraySet stopWords = new CharArraySet(EnglishAnalyzer.getDefaultStopSet(), true);
    stopWords.addAll(List.of(QUESTION_WORDS.strip().split("\\s+")));
    EnglishAnalyzer english = new EnglishAnalyzer(stopWords);
    return new AnalyzerWrapper(Analyzer.GLOBAL_REUSE_STRATEGY) {
      @Override
      protected Analyzer getWrappedAnalyzer(String field) {
        return english;
      }

      @Override
      protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents english) {
        // so that "Godel" finds "Gödel"
        return new TokenStreamComponents(
            english.getSource(), new ASCIIFoldingFilter(english.getTokenStream()));
      }
    };
  }

  /** The analyzer of the index, which owns nothing that would have to be closed. */
  static Analyzer indexAnalyzer() {
    return ANALYZER;
  }

  /**
   * Finds the words of a text that carry meaning.
   *
   * @param text any text
   * @return its words in order, without stop words and question words
   */
  public static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    try (TokenStream tokens = ANALYZER.tokenStream("text", text)) {
      CharTermAttribute stem = tokens.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(
            new Word(text.substring(place.startOffset(), place.endOffset()), stem.toString()));
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  /**
   * Finds the stems of {@link #words}.
   *
   * @param text any text
   * @return each stem once, in the order of the words
   */
  public static Set<String> stems(String text) {
    Set<String> stems = new LinkedHashSet<>();
    words(text).forEach(word -> stems.add(word.stem()));
    return stems;
  }

  /**
   * Finds the sentences of a text.
   *
   * @param text prose
   * @return its sentences, with their ends and without blanks around them
   */
  public static List<String> sentences(String text) {
    return SENTENCE_END
        .splitAsStream(text.strip())
        .filter(sentence -> !sentence.isBlank())
        .toList();
  }
}
