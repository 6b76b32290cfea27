package dev.tramline.examples.tutorial.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.tutorial.Abstraction;
import dev.tramline.examples.tutorial.Analyst;
import dev.tramline.examples.tutorial.Chapter;
import dev.tramline.examples.tutorial.Codebase;
import dev.tramline.examples.tutorial.Outline;
import dev.tramline.examples.tutorial.Relationship;
import dev.tramline.examples.tutorial.Relationships;
import dev.tramline.examples.tutorial.SourceFile;
import dev.tramline.runtime.RunContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Has a language model understand the source, in whatever language it is written. */
public final class ModelAnalyst implements Analyst {

  private static final String IDENTIFY =
      """
      You are shown the source files of the project %s. Name the most important abstractions that
      someone new to it has to understand: at least 1, at most %d. Describe each in one or two plain
      sentences, with a comparison from daily life where that helps. Name the files that it lives
      in by their numbers, the most important first.
      Reply with nothing but a JSON array, the most important abstraction first:
      [{"name": "...", "description": "...", "files": [0, 3]}]
      """;

  private static final String RELATE =
      """
      You are shown the main abstractions of the project %s, with numbers, and their source. Say in a
      few plain sentences of Markdown what the project is for and how it works, and name the most
      important relationships between the abstractions. Each abstraction must be part of at least one;
      none is related to itself. A label is a verb of one to three words that fits between the two.
      Reply with nothing but a JSON object:
      {"summary": "...", "relationships": [{"from": 0, "to": 1, "label": "creates"}]}
      """;

  private static final String ORDER =
      """
      You are shown the main abstractions of a project, with numbers, and their relationships.
      Choose the order in which a tutorial should explain them: what a user meets first and what
      others rest on comes early, details of the inner working late.
      Reply with nothing but a JSON array of all the numbers in that order: [2, 0, 1]
      """;

  private final Questions questions;
  private final String language;

  /**
   * Creates an analyst.
   *
   * @param llm the model to ask
   * @param modelName tells the replies of this model from those of others in the cache
   * @param language the language to write in, such as {@code German}
   * @param cache where replies are kept, if they are
   */
  public ModelAnalyst(
      ChatModel llm, String modelName, String language, Optional<ReplyCache> cache) {
    this.questions = new Questions(llm, modelName, cache);
    this.language = language;
  }

  private String instructions(String text, Object... values) {
    return text.formatted(values) + "Write everything that readers see in " + language + ".\n";
  }

  @Override
  public List<Abstraction> identify(Codebase codebase, int limit, RunContext run) {
    return questions.ask(
        instructions(IDENTIFY, codebase.name(), limit),
        Material.files(codebase),
        reply -> readAbstractions(reply, codebase, limit),
        run);
  }

  private static List<Abstraction> readAbstractions(String reply, Codebase codebase, int limit) {
    List<Abstraction> found = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode element : JsonReply.array(JsonReply.parse(reply), "The reply")) {
      String name = JsonReply.text(element, "name");
      if (!names.add(name)) {
        throw new ModelReplyException("Two abstractions are called \"" + name + "\".");
      }
      List<SourceFile> files = codebase.files();
      List<String> paths =
          JsonReply.array(element.path("files"), "\"files\" of " + name).stream()
              .map(number -> files.get(JsonReply.index(number, files.size(), "a file")).path())
              .distinct()
              .toList();
      found.add(new Abstraction(name, JsonReply.text(element, "description"), paths));
    }
    if (found.size() > limit) {
      throw new ModelReplyException(
          "These are %d abstractions, at most %d are wanted.".formatted(found.size(), limit));
    }
    return List.copyOf(found);
  }

  @Override
  public Relationships relate(Codebase codebase, List<Abstraction> abstractions, RunContext run) {
    return questions.ask(
        instructions(RELATE, codebase.name()),
        Material.list(abstractions) + "\n\n" + Material.files(codebase, abstractions),
        reply -> readRelationships(reply, abstractions),
        run);
  }

  private static Relationships readRelationships(String reply, List<Abstraction> abstractions) {
    JsonNode object = JsonReply.parse(reply);
    String summary = JsonReply.text(object, "summary");
    if (abstractions.size() == 1) {
      return new Relationships(summary, List.of());
    }
    int size = abstractions.size();
    List<Relationship> details = new ArrayList<>();
    for (JsonNode element : JsonReply.array(object.path("relationships"), "\"relationships\"")) {
      int from = JsonReply.index(element.path("from"), size, "an abstraction");
      int to = JsonReply.index(element.path("to"), size, "an abstraction");
      if (from == to) {
        throw new ModelReplyException("Abstraction " + from + " is related to itself.");
      }
      details.add(
          new Relationship(
              abstractions.get(from).name(),
              abstractions.get(to).name(),
              JsonReply.text(element, "label")));
    }
    for (Abstraction abstraction : abstractions) {
      if (details.stream().noneMatch(it -> it.touches(abstraction.name()))) {
        throw new ModelReplyException(abstraction.name() + " has no relationship to another.");
      }
    }
    return new Relationships(summary, details);
  }

  @Override
  public List<Abstraction> order(
      List<Abstraction> abstractions, Relationships relationships, RunContext run) {
    String ties =
        relationships.details().stream()
            .map(it -> "%s %s %s".formatted(it.from(), it.label(), it.to()))
            .collect(Collectors.joining("\n"));
    return questions.ask(
        instructions(ORDER),
        Material.list(abstractions) + "\n\n" + ties,
        reply -> readOrder(reply, abstractions),
        run);
  }

  private static List<Abstraction> readOrder(String reply, List<Abstraction> abstractions) {
    int size = abstractions.size();
    List<Integer> order =
        JsonReply.array(JsonReply.parse(reply), "The reply").stream()
            .map(number -> JsonReply.index(number, size, "an abstraction"))
            .toList();
    if (order.size() != size || new HashSet<>(order).size() != size) {
      throw new ModelReplyException(
          "Each number from 0 to %d must be there once, not %s.".formatted(size - 1, order));
    }
    return order.stream().map(abstractions::get).toList();
  }

  @Override
  public String write(Codebase codebase, Outline outline, Chapter chapter, RunContext run) {
    ChapterPrompt prompt = new ChapterPrompt(codebase, outline, chapter);
    return questions.ask(instructions(prompt.instructions()), prompt.material(), prompt::read, run);
  }
}
