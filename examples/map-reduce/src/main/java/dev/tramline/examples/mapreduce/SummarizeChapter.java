package dev.tramline.examples.mapreduce;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Retry;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.runtime.RunContext;
import java.util.List;

/** Asks for a summary, and says how much too long the ones before were. */
@Node
public class SummarizeChapter {

  static final int MAX_WORDS = 30;

  /** After so many summaries the last one will do. */
  static final int MAX_ROUNDS = 3;

  private static final String INSTRUCTIONS =
      "Summarise a chapter in one or two sentences, in plain prose of at most %d words.\n"
          .formatted(MAX_WORDS);

  /** What the summary is worth. */
  public sealed interface Next {

    /**
     * It is short enough, or the model cannot do better.
     *
     * @param summary the summary
     */
    record Fits(String summary) implements Next {}

    /**
     * It is too long.
     *
     * @param words how many it has, appended to the list under key {@code lengths}
     */
    record TooLong(@Append("lengths") int words) implements Next {}
  }

  private final ChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm the model to ask, from several threads
   */
  public SummarizeChapter(ChatModel llm) {
    this.llm = llm;
  }

  @Exec
  @Retry(attempts = 3, delay = "1s", backoff = 2, abortOn = NonRetriableException.class)
  String summarize(Chapter chapter, List<Integer> lengths) {
    StringBuilder instructions = new StringBuilder(INSTRUCTIONS);
    for (int words : lengths) {
      instructions.append("Your summary of %d words was too long.%n".formatted(words));
    }
    String prompt = chapter.title() + "\n\n" + chapter.text();
    String reply =
        llm.chat(SystemMessage.from(instructions.toString()), UserMessage.from(prompt))
            .aiMessage()
            .text();
    if (reply == null || reply.isBlank()) {
      throw new ModelReplyException("The model replied without a summary.");
    }
    return reply.strip().replaceAll("\\s+", " ");
  }

  @Post
  Next check(@Exec String summary, Chapter chapter, List<Integer> lengths, RunContext run) {
    int words = summary.split(" ").length;
    if (words <= MAX_WORDS || lengths.size() + 1 == MAX_ROUNDS) {
      return new Next.Fits(summary);
    }
    run.emit("\"%s\" in %d words".formatted(chapter.title(), words));
    return new Next.TooLong(words);
  }
}
