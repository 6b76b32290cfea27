package dev.tramline.examples.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.approval.Announcement.Result;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.examples.support.testing.ReadmeGraph;
import dev.tramline.examples.support.testing.ScriptedChatModel;
import dev.tramline.examples.support.testing.Terminal;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncementTest {

  private static final String FACTS = "Trams stand still. Buses run. Take one.";

  private Terminal terminal;
  private final List<String> board = new ArrayList<>();

  private Result announce(ChatModel llm, String typed) {
    terminal = new Terminal(typed);
    return new AnnouncementFlow(
            new DraftAnnouncement(llm), new AskHuman(terminal.console()), new Publish(board::add))
        .with(RunOptions.builder().clock(new FakeClock()).build())
        .announce(FACTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes\n", "Y", " YES \nno\n", "what?\n\nyes"})
  void publishesWhatIsApproved(String typed) {
    assertThat(announce(new ScriptedChatModel(" Good\nday. "), typed))
        .isEqualTo(new Result.Published("Good day.", List.of()));
    assertThat(board).containsExactly("Good day.");
    assertThat(terminal.output()).contains("Draft: Good day.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"quit\n", "q\nyes\n", "", "no\n", "maybe\n"})
  void publishesNothingAtTheEndOfTheInput(String typed) {
    assertThat(announce(new ScriptedChatModel("Good day."), typed))
        .isEqualTo(new Result.Abandoned(List.of()));
    assertThat(board).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no, too dull", "no because too dull", "No: too dull", "n too dull"})
  void tellsTheWriterWhyADraftIsRejected(String answer) {
    ScriptedChatModel llm = new ScriptedChatModel("Good day.", "Good evening.");
    assertThat(announce(llm, answer + "\nyes\n"))
        .isEqualTo(
            new Result.Published("Good evening.", List.of(new Remark("Good day.", "too dull"))));
    assertThat(llm.prompts().get(1)).contains("Draft: Good day.", "because: too dull");
    assertThat(board).containsExactly("Good evening.");
  }

  @Test
  void asksTheModelAgainAfterAnEmptyReply() {
    assertThat(announce(new ScriptedChatModel(" ", "Good day."), "yes\n"))
        .isInstanceOf(Result.Published.class);
  }

  @Test
  void failsIfTheModelHasNothingToSay() {
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> announce(new ScriptedChatModel("", "", ""), "yes\n"))
        .withCauseInstanceOf(ModelReplyException.class);
    assertThat(terminal.output()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "it is too long       | Trams stand still. Buses run.",
        "leave out the buses  | Trams stand still. Take one.",
        "a bit friendlier     | Dear passengers, Trams stand still. Buses run. Take one. Thank you"
            + " for your patience.",
        "add that it rains    | Trams stand still. Buses run. Take one. It rains.",
        "say \"halt\" instead of stand still | Trams halt. Buses run. Take one.",
        "42                   | Trams stand still. Buses run. Take one. (I do not understand: 42)",
      })
  void revisesOffline(String reason, String draft) {
    assertThat(announce(new ObedientWriter(), "no, " + reason + "\nyes\n"))
        .isInstanceOfSatisfying(
            Result.Published.class, result -> assertThat(result.draft()).isEqualTo(draft));
  }

  @Test
  void keepsInMindOfflineWhatWasSaidBefore() {
    announce(new ObedientWriter(), "no, shorter\nno, leave out trams\nno, shorter\nquit");
    assertThat(terminal.output().lines().filter(line -> line.startsWith("Draft: ")))
        .containsExactly(
            "Draft: Trams stand still. Buses run. Take one.",
            "Draft: Trams stand still. Buses run.",
            "Draft: Buses run.",
            "Draft: (Nothing is left to announce.)");
  }

  @Test
  void isDrawnInItsReadme() {
    ReadmeGraph.assertShows(Path.of("README.md"), AnnouncementFlow.GRAPH);
  }
}
