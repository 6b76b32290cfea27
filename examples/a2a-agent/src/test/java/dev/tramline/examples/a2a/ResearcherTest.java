package dev.tramline.examples.a2a;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.tramline.examples.a2a.Researcher.Result;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.examples.support.testing.ReadmeGraph;
import dev.tramline.examples.support.testing.ScriptedChatModel;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30) // a reply that never ends would be waited for
class ResearcherTest {

  private static final Passage TRAM =
      new Passage("tram", "Trams", "Rails", "Trams run on rails. Wires give them power.");
  private static final Passage FERRY =
      new Passage("ferry", "Ferries", "Water", "Ferries run on water.");
  private static final Passage METRO =
      new Passage("metro", "Metros", "Rails", "Metros run on rails below the ground.");

  private final PassageIndex index = new PassageIndex(List.of(TRAM, FERRY, METRO));
  private final FakeClock clock = new FakeClock();
  private final List<Object> emitted = new ArrayList<>();

  @AfterEach
  void close() {
    index.close();
  }

  private Result research(ChatModel decider, StreamingChatModel answerer, String... said) {
    return new ResearcherFlow(new Decide(decider), new Search(index), new Answer(answerer))
        .with(
            RunOptions.builder()
                .clock(clock)
                .listener(
                    event -> {
                      if (event instanceof RunEvent.Emitted piece) {
                        emitted.add(piece.payload());
                      }
                    })
                .build())
        .research(List.of(said));
  }

  private StreamingChatModel says(String... replies) {
    return new WordByWord(new ScriptedChatModel(replies), clock);
  }

  private Result offline(String... said) {
    return research(new QuotingModel(), new WordByWord(new QuotingModel(), clock), said);
  }

  @Test
  void searchesAndAnswersPieceByPiece() {
    ScriptedChatModel decider = new ScriptedChatModel("SEARCH: tram rails", "**Answer**");
    assertThat(research(decider, says("On rails [tram]."), "What do trams run on?"))
        .isEqualTo(new Result.Answered("On rails [tram].", List.of(TRAM)));
    assertThat(decider.prompts().get(1))
        .contains(
            "User: What do trams run on?", "Searched: tram rails", "tram | Trams | Trams run");
    assertThat(emitted).containsExactly("On ", "rails ", "[tram].");
  }

  @Test
  void asksBackAndIsToldWhatWasSaid() {
    assertThat(research(new ScriptedChatModel("ASK: Where?"), says(), "What runs?"))
        .isEqualTo(new Result.Unclear("Where?"));
    ScriptedChatModel decider = new ScriptedChatModel("ANSWER");
    research(decider, says("Metros."), "What runs?", "Below the\nground.");
    assertThat(decider.prompts().get(0)).contains("User: What runs?", "User: Below the ground.");
  }

  @Test
  void answersAsWellAsMayBeOnceItHasAskedBackTwice() {
    assertThat(research(new ScriptedChatModel("ASK: Really?"), says("No."), "What?", "A", "B"))
        .isEqualTo(new Result.Answered("No.", List.of()));
  }

  @Test
  void searchesThreeTimesAtMost() {
    ScriptedChatModel decider =
        new ScriptedChatModel("SEARCH: tram", "search: metro", "Search: ferry");
    assertThat(research(decider, says("They run."), "Well?")).isInstanceOf(Result.Answered.class);
  }

  @Test
  void asksTheModelAgainAfterAReplyThatIsNoDecision() {
    assertThat(research(new ScriptedChatModel("Hm.", "SEARCH:", "ANSWER"), says("Yes."), "Well?"))
        .isInstanceOf(Result.Answered.class);
    assertThat(clock.waits()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void failsWithAModelThatHasNothingToSay() {
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> research(new ScriptedChatModel("ANSWER"), says(" ", " ", " "), "Well?"))
        .withCauseInstanceOf(ModelReplyException.class);
  }

  @Test
  void beginsAgainWhenTheModelBreaksOff() {
    WordByWord second = new WordByWord(new ScriptedChatModel("They run."), clock);
    List<ChatRequest> requests = new ArrayList<>();
    StreamingChatModel answerer =
        new StreamingChatModel() {
          @Override
          public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            requests.add(request);
            if (requests.size() == 1) {
              handler.onPartialResponse("They ");
              handler.onError(new IllegalStateException("lost"));
            } else {
              second.doChat(request, handler);
            }
          }
        };
    assertThat(research(new ScriptedChatModel("ANSWER"), answerer, "Well?"))
        .isEqualTo(new Result.Answered("They run.", List.of()));
    assertThat(emitted).containsExactly("They ", "They ", "run.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "What power do wires give?   | Wires give them power. [tram]",
        "What runs below the ground? | Metros run on rails below the ground. [metro]",
      })
  void answersOffline(String question, String answer) {
    assertThat(offline(question))
        .isInstanceOfSatisfying(
            Result.Answered.class, answered -> assertThat(answered.answer()).isEqualTo(answer));
  }

  @Test
  void asksBackOfflineIfSeveralPassagesSuit() {
    assertThat(offline("What runs on rails?"))
        .isInstanceOfSatisfying(
            Result.Unclear.class,
            unclear ->
                assertThat(unclear.counterQuestion())
                    .startsWith("Which one do you mean")
                    .contains("Trams", "Metros")
                    .doesNotContain("Ferries"));
    assertThat(offline("What runs on rails?", "Below the ground."))
        .isInstanceOfSatisfying(
            Result.Answered.class,
            answered -> assertThat(answered.sources()).containsExactly(METRO));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Do zeppelins fly? | I find too little about zeppelins, fly.",
        "Who are you?      | What would you like to know?",
      })
  void asksBackOfflineIfItFindsNothing(String question, String counterQuestion) {
    assertThat(offline(question))
        .isInstanceOfSatisfying(
            Result.Unclear.class,
            unclear -> assertThat(unclear.counterQuestion()).startsWith(counterQuestion));
  }

  @Test
  void admitsOfflineInTheEndThatItDoesNotKnow() {
    assertThat(offline("Do zeppelins fly?", "Airships.", "Balloons."))
        .isEqualTo(new Result.Answered("The passages do not say.", List.of()));
  }

  @Test
  void isDrawnInItsReadme() {
    ReadmeGraph.assertShows(Path.of("README.md"), ResearcherFlow.GRAPH);
  }
}
