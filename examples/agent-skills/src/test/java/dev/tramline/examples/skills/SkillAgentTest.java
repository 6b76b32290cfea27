package dev.tramline.examples.skills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.examples.support.testing.ReadmeGraph;
import dev.tramline.examples.support.testing.ScriptedChatModel;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SkillAgentTest {

  private static final SkillLibrary LIBRARY = new SkillLibrary(Path.of("skills"));

  private final FakeClock clock = new FakeClock();

  private SkillAgent.Result work(ChatModel llm) {
    RunOptions options = RunOptions.builder().clock(clock).build();
    return Main.agent(llm, LIBRARY).with(options).work("Be polite.", "Come.");
  }

  @Test
  void readsInstructionsOnlyOfTheSkillPicked() {
    ScriptedChatModel llm = new ScriptedChatModel("letter", "Please come.", "DONE");
    assertThat(work(llm)).isEqualTo(new SkillAgent.Result("Please come.", List.of("letter")));
    assertThat(llm.prompts()).hasSize(3);
    assertThat(llm.prompts().get(0))
        .contains("Skill: letter: Turns a text", "Skill: metric: ", "Used so far: none")
        .doesNotContain("Dear reader");
    assertThat(llm.prompts().get(1)).contains("Dear reader", "Come.").doesNotContain("multiply");
    assertThat(llm.prompts().get(2))
        .contains("Used so far: letter", "Skill: metric: ")
        .doesNotContain("Skill: letter");
  }

  @Test
  void leavesTheTextAloneIfNoSkillSuits() {
    assertThat(work(new ScriptedChatModel("done")))
        .isEqualTo(new SkillAgent.Result("Come.", List.of()));
  }

  @Test
  void endsWhenAllSkillsAreUsed() {
    ChatModel llm =
        new ScriptedChatModel("letter", "1", "metric", "2", "summary", "3", "checklist", "4");
    assertThat(work(llm).used()).containsExactly("letter", "metric", "summary", "checklist");
  }

  @Test
  void asksAgainForASkillThatIsNotThere() {
    assertThat(work(new ScriptedChatModel("magic", "", "DONE")).used()).isEmpty();
    assertThat(clock.waits()).hasSize(2);
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> work(new ScriptedChatModel("letter", "Please.", "letter", "a", "b")))
        .withCauseInstanceOf(ModelReplyException.class)
        .withMessageContaining("picked no skill of the list");
  }

  @Test
  void asksAgainForAnEmptyText() {
    assertThat(work(new ScriptedChatModel("letter", " ", "Please.", "DONE")).text())
        .isEqualTo("Please.");
  }

  @Test
  void isDrawnInItsReadme() {
    ReadmeGraph.assertShows(Path.of("README.md"), SkillAgentFlow.GRAPH);
  }
}
