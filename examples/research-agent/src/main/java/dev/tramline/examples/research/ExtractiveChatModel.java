package dev.tramline.examples.research;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.tramline.examples.support.EnglishText;
import dev.tramline.examples.support.Passage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model without a network: it reads the same prompts as a language model and answers with
 * sentences of the passages in them. It knows nothing but the prompt.
 */
public final class ExtractiveChatModel implements ChatModel {

  @Override
  public ChatResponse doChat(ChatRequest request) {
    StringBuilder instructions = new StringBuilder();
    StringBuilder prompt = new StringBuilder();
    request
        .messages()
        .forEach(
            message -> {
              if (message instanceof SystemMessage system) {
                instructions.append(system.text());
              } else if (message instanceof UserMessage user) {
                prompt.append(user.singleText());
              }
            });
    Material material = Material.parse(prompt.toString());
    boolean asksForAction = instructions.indexOf("ACTION:") >= 0;
    String reply = asksForAction ? decide(material).toReply() : answer(material);
    return ChatResponse.builder().aiMessage(AiMessage.from(reply)).build();
  }

  /** Searches for the question first, then for what is missing, by the names found so far. */
  private static Decision decide(Material material) {
    Evidence evidence = evidence(material);
    List<String> words =
        material.findings().isEmpty()
            ? EnglishText.words(material.question()).stream()
                .map(EnglishText.Word::text)
                .distinct()
                .toList()
            : Stream.concat(evidence.missingWords().stream(), evidence.newNames().stream())
                .distinct()
                .toList();
    String query = String.join(" ", words);
    boolean complete = !material.findings().isEmpty() && evidence.missingWords().isEmpty();
    boolean repeats =
        material.findings().stream()
            .anyMatch(
                finding ->
                    EnglishText.stems(finding.query()).containsAll(EnglishText.stems(query)));
    return complete || repeats || query.isEmpty() ? Decision.answer() : Decision.search(query);
  }

  private static String answer(Material material) {
    Evidence evidence = evidence(material);
    return evidence.suffices() ? evidence.toAnswer() : DirectAnswer.NO_ANSWER;
  }

  private static Evidence evidence(Material material) {
    List<Passage> passages =
        material.findings().stream()
            .flatMap(finding -> finding.passages().stream())
            .collect(Collectors.toList());
    return new Evidence(material.question(), passages);
  }
}
