package dev.tramline.examples.article;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.Corpus;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.examples.support.Surroundings;
import dev.tramline.runtime.FlowException;

/** Writes an article from the command line. */
public final class Main {

  private static final String DEFAULT_TOPIC = "Java";

  private Main() {}

  /**
   * Writes an article and exits with 0, or with 1 if there is none.
   *
   * @param args the topic, in one or more words; none for a default
   */
  public static void main(String[] args) {
    System.exit(run(args, Surroundings.ofProcess()));
  }

  static int run(String[] args, Surroundings around) {
    String topic = args.length == 0 ? DEFAULT_TOPIC : String.join(" ", args);
    around.out().println("Topic: " + topic);
    try (PassageIndex knowledge = new PassageIndex(Corpus.load())) {
      WriteArticle flow = flow(around.model(new Compiler(knowledge))).with(around.options());
      if (flow.write(topic) instanceof WriteArticle.Result.Written written) {
        around.out().printf("%n# %s%n%n%s%n", written.title(), written.article());
        return 0;
      }
      around.err().println("The model knows nothing of this topic.");
      return 1;
    } catch (FlowException e) {
      return around.failed(e);
    }
  }

  static WriteArticleFlow flow(ChatModel llm) {
    return new WriteArticleFlow(
        new Outline(llm), new WriteSection(llm), new Combine(), new Style(llm));
  }
}
