package dev.tramline.examples.tutorial.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.support.testing.ScriptedChatModel;
import dev.tramline.examples.tutorial.Abstraction;
import dev.tramline.examples.tutorial.Chapter;
import dev.tramline.examples.tutorial.Codebase;
import dev.tramline.examples.tutorial.FakeRun;
import dev.tramline.examples.tutorial.Outline;
import dev.tramline.examples.tutorial.Relationship;
import dev.tramline.examples.tutorial.Relationships;
import dev.tramline.examples.tutorial.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelAnalystTest {

  private static final Codebase CODE =
      new Codebase(
          "Mill",
          List.of(
              new SourceFile("wheel.py", "class Wheel: pass"),
              new SourceFile("stone.py", "class Stone: pass")));

  private static final Abstraction WHEEL = new Abstraction("Wheel", "Turns.", List.of("wheel.py"));
  private static final Abstraction STONE = new Abstraction("Stone", "Grinds.", List.of("stone.py"));
  private static final List<Abstraction> BOTH = List.of(WHEEL, STONE);
  private static final Relationships TIES =
      new Relationships("A mill.", List.of(new Relationship("Wheel", "Stone", "drives")));
  private static final Outline OUTLINE =
      new Outline(List.of(new Chapter(1, WHEEL), new Chapter(2, STONE)), TIES);

  private static final String FOUND =
      "[{\"name\":\"Wheel\",\"description\":\"Turns.\",\"files\":[0]},"
          + "{\"name\":\"Stone\",\"description\":\"Grinds.\",\"files\":[1]}]";

  private final FakeRun run = new FakeRun(0);

  @TempDir Path directory;

  private static ModelAnalyst analyst(ScriptedChatModel llm) {
    return new ModelAnalyst(llm, "test", "English", Optional.empty());
  }

  private ModelAnalyst cached(ScriptedChatModel llm, String name) {
    return new ModelAnalyst(llm, name, "English", Optional.of(new ReplyCache(directory)));
  }

  @Test
  void findsAbstractions() {
    ScriptedChatModel llm = new ScriptedChatModel("Here it is:\n```json\n" + FOUND + "\n```");
    assertThat(analyst(llm).identify(CODE, 5, run)).isEqualTo(BOTH);
    assertThat(llm.prompts().get(0))
        .contains("at most 5", "project Mill", "File 0: wheel.py", "class Stone", "in English");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I cannot.                                             | no JSON",
        "[{\"name\": ]                                         | no valid JSON",
        "{\"name\":\"Wheel\"}                                  | must be a JSON array",
        "[]                                                    | not empty",
        "[{\"description\":\"x\",\"files\":[0]}]               | \"name\" is missing",
        "[{\"name\":\"W\",\"description\":\"x\"}]              | \"files\" of W must be",
        "[{\"name\":\"W\",\"description\":\"x\",\"files\":[2]}] | 2 is not the number of a file",
        "[{\"name\":\"W\",\"description\":\"x\",\"files\":[\"a\"]}] | is not the number of a file",
      })
  void sendsAReplyThatCannotBeUsedBackOnce(String reply, String complaint) {
    ScriptedChatModel llm = new ScriptedChatModel(reply, FOUND);
    assertThat(analyst(llm).identify(CODE, 5, run)).isEqualTo(BOTH);
    assertThat(llm.prompts().get(1)).contains("This cannot be used: ", complaint);
    assertThat(run.emitted()).singleElement().asString().contains(complaint);
  }

  @Test
  void rejectsTooManyAndEqualNames() {
    ScriptedChatModel llm = new ScriptedChatModel(FOUND, FOUND.replace("Stone", "Wheel"));
    assertThatExceptionOfType(ModelReplyException.class)
        .isThrownBy(() -> analyst(llm).identify(CODE, 1, run))
        .withMessageContaining("Two abstractions are called \"Wheel\"");
    assertThat(run.emitted()).singleElement().asString().contains("at most 1 are wanted");
  }

  @Test
  void findsRelationships() {
    ScriptedChatModel llm =
        new ScriptedChatModel(
            "{\"summary\":\"A"
                + " mill.\",\"relationships\":[{\"from\":0,\"to\":1,\"label\":\"drives\"}]}");
    assertThat(analyst(llm).relate(CODE, BOTH, run)).isEqualTo(TIES);
    assertThat(llm.prompts().get(0)).contains("0. Wheel: Turns. (wheel.py)", "class Stone");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"from\":0,\"to\":2,\"label\":\"x\"} | 2 is not the number of an abstraction",
        "{\"from\":0,\"label\":\"x\"}          | Nothing is not the number",
        "{\"from\":1,\"to\":1,\"label\":\"x\"} | Abstraction 1 is related to itself",
        "{\"from\":0,\"to\":1}                 | \"label\" is missing",
      })
  void rejectsRelationshipsThatCannotBe(String relationship, String complaint) {
    String reply = "{\"summary\":\"x\",\"relationships\":[" + relationship + "]}";
    ScriptedChatModel llm = new ScriptedChatModel(reply, reply);
    assertThatExceptionOfType(ModelReplyException.class)
        .isThrownBy(() -> analyst(llm).relate(CODE, BOTH, run))
        .withMessageContaining(complaint);
  }

  @Test
  void wantsARelationshipForEachAbstraction() {
    String reply =
        "{\"summary\":\"x\",\"relationships\":[{\"from\":0,\"to\":1,\"label\":\"drives\"}]}";
    Abstraction third = new Abstraction("Sack", "Holds.", List.of("stone.py"));
    ScriptedChatModel llm = new ScriptedChatModel(reply, reply);
    assertThatExceptionOfType(ModelReplyException.class)
        .isThrownBy(() -> analyst(llm).relate(CODE, List.of(WHEEL, STONE, third), run))
        .withMessageContaining("Sack has no relationship");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[0]", "[0, 0]", "[0, 1, 1]", "[1, 2]", "[\"Wheel\", \"Stone\"]"})
  void wantsEachChapterOnce(String reply) {
    ScriptedChatModel llm = new ScriptedChatModel(reply, "[1, 0]");
    assertThat(analyst(llm).order(BOTH, TIES, run)).containsExactly(STONE, WHEEL);
    assertThat(llm.prompts()).hasSize(2);
    assertThat(llm.prompts().get(0)).contains("Wheel drives Stone");
  }

  private String write(ScriptedChatModel llm) {
    return analyst(llm).write(CODE, OUTLINE, OUTLINE.chapters().get(0), run);
  }

  @Test
  void takesTheChapterFromTheReply() {
    ScriptedChatModel llm =
        new ScriptedChatModel(
            "```markdown\n# Chapter 1: Wheel\n\nIt turns. See [Stone](02_stone.md).\n```");
    assertThat(write(llm)).isEqualTo("It turns. See [Stone](02_stone.md).");
    assertThat(llm.prompts().get(0))
        .contains("2. Stone (02_stone.md): Grinds.", "Your chapter: 1. Wheel", "class Wheel")
        .doesNotContain("class Stone");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# Only a title           | The chapter is empty",
        "See [it](03_mill.md#top) | 03_mill.md, which is no chapter",
        "```java                  | A code block is not closed",
      })
  void rejectsAChapterThatWouldBeBroken(String reply, String complaint) {
    ScriptedChatModel llm = new ScriptedChatModel(reply, "Good, see [web](https://x.org/a.md).");
    assertThat(write(llm)).startsWith("Good");
    assertThat(llm.prompts().get(1)).contains(complaint);
  }

  @Test
  void writesInTheLanguageAskedFor() {
    ScriptedChatModel llm = new ScriptedChatModel(FOUND);
    new ModelAnalyst(llm, "test", "German", Optional.empty()).identify(CODE, 5, run);
    assertThat(llm.prompts().get(0)).contains("Write everything that readers see in German");
  }

  @Test
  void cutsFilesThatAreTooLongForAllToFit() {
    Codebase large =
        new Codebase(
            "Large",
            List.of(
                new SourceFile("a", "x".repeat(400_000)), new SourceFile("b", "short and whole")));
    String shown = Material.files(large);
    assertThat(shown).hasSizeLessThan(300_200).contains("[the rest is cut]", "short and whole");
  }

  @Test
  void asksOnceAndRemembersOnlyWhatCouldBeUsed() {
    cached(new ScriptedChatModel("Hm.", FOUND), "one").identify(CODE, 5, run);
    ScriptedChatModel silent = new ScriptedChatModel();
    assertThat(cached(silent, "one").identify(CODE, 5, run)).isEqualTo(BOTH);
    assertThat(silent.prompts()).isEmpty();
  }

  @Test
  void asksAnewForAnotherModelOrLimitAndInALaterAttempt() {
    cached(new ScriptedChatModel(FOUND), "one").identify(CODE, 5, run);
    String other = FOUND.replace("Turns.", "Spins.");
    assertThat(cached(new ScriptedChatModel(other), "two").identify(CODE, 5, run).get(0))
        .isNotEqualTo(WHEEL);
    assertThat(cached(new ScriptedChatModel(other), "one").identify(CODE, 4, run).get(0))
        .isNotEqualTo(WHEEL);
    ScriptedChatModel again = new ScriptedChatModel(other);
    assertThat(cached(again, "one").identify(CODE, 5, new FakeRun(1)).get(0)).isNotEqualTo(WHEEL);
    assertThat(cached(new ScriptedChatModel(), "one").identify(CODE, 5, run).get(0))
        .as("the later reply took the place of the first")
        .isNotEqualTo(WHEEL);
  }
}
