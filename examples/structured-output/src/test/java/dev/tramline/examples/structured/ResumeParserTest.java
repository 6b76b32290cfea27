package dev.tramline.examples.structured;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.structured.ResumeParser.Result.GaveUp;
import dev.tramline.examples.structured.ResumeParser.Result.Parsed;
import dev.tramline.examples.support.testing.ReadmeGraph;
import dev.tramline.examples.support.testing.ScriptedChatModel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ResumeParserTest {

  private static final String VALID =
      "name: Ada\nemail: ada@example.org\nphone: null\nexperience: []\nskills: [maths]\n";
  private static final String NO_SKILLS = VALID.replace("[maths]", "[]");

  private static ResumeParser.Result parse(ScriptedChatModel llm) {
    return Main.parser(llm).parse("Ada, ada@example.org");
  }

  @Test
  void takesAValidReply() {
    ScriptedChatModel llm = new ScriptedChatModel(VALID);
    assertThat(parse(llm))
        .isInstanceOfSatisfying(
            Parsed.class,
            parsed -> {
              assertThat(parsed.resume().name()).isEqualTo("Ada");
              assertThat(parsed.rejections()).isEmpty();
            });
    assertThat(llm.prompts().get(0)).contains("Ada, ada@example.org", "YAML");
  }

  @Test
  void feedsAllErrorsBack() {
    ScriptedChatModel llm = new ScriptedChatModel("name: Ada\nskills: []", NO_SKILLS, VALID);
    assertThat(parse(llm))
        .isInstanceOfSatisfying(Parsed.class, parsed -> assertThat(parsed.rejections()).hasSize(2));
    assertThat(llm.prompts().get(0)).doesNotContain("cannot be used");
    assertThat(llm.prompts().get(1))
        .contains("email is missing.", "experience is missing.", "skills is to name at least one.");
    assertThat(llm.prompts().get(2))
        .containsSubsequence("email is missing.", NO_SKILLS, "skills is to name at least one.");
  }

  @Test
  void givesUpAfterThreeReplies() {
    assertThat(parse(new ScriptedChatModel("Sorry.", " ", "I cannot.")))
        .isInstanceOfSatisfying(GaveUp.class, gaveUp -> assertThat(gaveUp.rejections()).hasSize(3));
  }

  @Test
  void isDrawnInItsReadme() {
    ReadmeGraph.assertShows(Path.of("README.md"), ResumeParserFlow.GRAPH);
  }
}
