package dev.tramline.examples.supervisor;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.Random;

/**
 * A model that now and then says nonsense in place of what another model replied, so that the
 * supervisor has something to do. Safe for use by several threads if the other model is.
 */
final class UnreliableModel implements ChatModel {

  private static final List<String> SUBJECTS =
      List.of("A purple submarine", "My neighbour's toaster", "Every second Tuesday", "The moth");
  private static final List<String> PREDICATES =
      List.of("sings to", "has eaten", "forgets", "is taller than");
  private static final List<String> OBJECTS =
      List.of("the alphabet.", "all umbrellas.", "a left shoe.", "the cheese of tomorrow.");

  private final ChatModel model;
  private final int nonsensePercent;
  private final Random random;

  /**
   * Creates the model.
   *
   * @param model what really replies
   * @param nonsensePercent how many of a hundred replies to spoil
   * @param seed where the randomness starts: the same seed spoils the same replies
   */
  UnreliableModel(ChatModel model, int nonsensePercent, long seed) {
    this.model = model;
    this.nonsensePercent = nonsensePercent;
    this.random = new Random(seed);
  }

  @Override
  public ChatResponse doChat(ChatRequest request) {
    if (random.nextInt(100) >= nonsensePercent) {
      return model.chat(request); // not doChat, which lacks the parameters of that model
    }
    String nonsense = pick(SUBJECTS) + " " + pick(PREDICATES) + " " + pick(OBJECTS);
    return ChatResponse.builder().aiMessage(AiMessage.from(nonsense)).build();
  }

  private String pick(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
