package dev.tramline.examples.mapreduce;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Retry;
import dev.tramline.examples.support.ModelReplyException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes one summary of the summaries, and one count of the counts. */
@Node
public class Combine {

  static final String INSTRUCTIONS =
      """
      These are the summaries of the chapters of one document, one a line, each after its title.
      Summarise the document in at most three sentences of plain prose.
      """;

  private static final int TOPICS = 8;

  /**
   * What all chapters together give.
   *
   * @param overview a summary of the summaries
   * @param topics the most frequent words
   */
  public record Combined(String overview, List<String> topics) {}

  private final ChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm the model to ask
   */
  public Combine(ChatModel llm) {
    this.llm = llm;
  }

  @Exec
  @Retry(attempts = 3, delay = "1s", backoff = 2, abortOn = NonRetriableException.class)
  String overview(List<Digest> digests) {
    String prompt =
        digests.stream()
            .map(digest -> digest.title() + ": " + digest.summary())
            .collect(Collectors.joining("\n"));
    String reply =
        llm.chat(SystemMessage.from(INSTRUCTIONS), UserMessage.from(prompt)).aiMessage().text();
    if (reply == null || reply.isBlank()) {
      throw new ModelReplyException("The model replied without an overview.");
    }
    return reply.strip();
  }

  @Post
  Combined combine(@Exec String overview, List<Digest> digests) {
    Map<String, Integer> words = new TreeMap<>();
    digests.forEach(
        digest -> digest.words().forEach((word, count) -> words.merge(word, count, Integer::sum)));
    List<String> topics =
        words.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(TOPICS)
            .map(word -> word.getKey() + " (" + word.getValue() + ")")
            .toList();
    return new Combined(overview, topics);
  }
}
