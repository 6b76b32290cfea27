package dev.tramline.examples.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.research.ResearchAgent.Result.Answered;
import dev.tramline.examples.research.ResearchAgent.Result.Unanswered;
import dev.tramline.examples.support.Corpus;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.examples.support.testing.ReadmeGraph;
import dev.tramline.examples.support.testing.ScriptedChatModel;
import dev.tramline.runtime.FlowGraph;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResearchAgentTest {

  private final PassageIndex index = new PassageIndex(Corpus.load());
  private final FakeClock clock = new FakeClock();
  private final List<String> steps = new ArrayList<>();

  @AfterEach
  void close() {
    index.close();
  }

  private ResearchAgent agent(ChatModel llm, int maxSearches) {
    return Main.agent(llm, index, maxSearches)
        .with(
            RunOptions.builder()
                .clock(clock)
                .listener(
                    event -> {
                      if (event instanceof RunEvent.NodeFinished done) {
                        steps.add(done.node() + " -> " + done.action());
                      }
                    })
                .build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Who won the 2024 Physics Nobel Prize?                   | John Hopfield and Geoffrey"
            + " Hinton",
        "Who won the Nobel Prize in Chemistry in 2024?           | Demis Hassabis",
        "who received the nobel prize in literature 2024         | Han Kang",
        "Which Java version introduced records?                  | Java 16",
        "When was Java 21 released?                              | September 2023",
        "Which language was first called Oak?                    | Java",
        "Who proved the four colour theorem?                     | Kenneth Appel and Wolfgang"
            + " Haken",
        "Who showed the property of the bridges of Konigsberg?   | Leonhard Euler",
        "What is the ReAct pattern?                              | reasoning and acting",
        "What is the highest mountain in Africa?                 | Kilimanjaro",
        "What is the capital of Australia?                       | Canberra",
        "How many moons does Mars have?                          | Phobos and Deimos",
        "Who discovered Pluto?                                   | Clyde Tombaugh",
        "When was the first message sent on the ARPANET?         | 29 October 1969",
        "Who was the first woman to win the Turing Award?        | Frances Allen",
        "How high is Mount Everest?                              | 8,849 metres",
      })
  void answersOffline(String question, String fact) {
    assertThat(agent(new ExtractiveChatModel(), 3).research(question))
        .isInstanceOfSatisfying(
            Answered.class,
            result -> {
              assertThat(result.answer()).contains(fact);
              assertThat(result.sources()).isNotEmpty();
              assertThat(result.sources())
                  .allSatisfy(
                      source -> assertThat(result.answer()).contains("[" + source.id() + "]"));
            });
  }

  @Test
  void searchesAgainForWhatTheFirstSearchOnlyNames() {
    assertThat(
            agent(new ExtractiveChatModel(), 3)
                .research("Where was the creator of the programming language Python born?"))
        .isInstanceOfSatisfying(
            Answered.class,
            result -> {
              assertThat(result.answer()).contains("Guido van Rossum was born in the Netherlands");
              assertThat(result.sources())
                  .extracting(Passage::id)
                  .containsExactly("python-language", "guido-van-rossum");
            });
    assertThat(steps)
        .startsWith("decide -> search", "search -> decide", "decide -> search", "search -> decide")
        .endsWith("decide -> answer", "answer -> answered");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Who won the 2031 Physics Nobel Prize?",
        "How do I bake a chocolate cake?",
        "What is the capital of Italy?",
        "Who is the mayor of Springfield?",
        "What is it?",
      })
  void saysSoWhenTheCorpusHasNoAnswer(String question) {
    assertThat(agent(new ExtractiveChatModel(), 3).research(question)).isEqualTo(new Unanswered());
  }

  @Test
  void stopsSearchingAtTheBound() {
    ScriptedChatModel llm =
        new ScriptedChatModel(
            "ACTION: search\nQUERY: tram", "ACTION: search\nQUERY: rails", "A guess [pluto].");
    agent(llm, 2).research("What runs on rails?");
    assertThat(steps)
        .containsExactly(
            "decide -> search",
            "search -> decide",
            "decide -> search",
            "search -> decide",
            "decide -> answer",
            "answer -> answered");
    assertThat(llm.prompts()).hasSize(3);
  }

  @Test
  void tellsTheModelWhatWasFound() {
    ScriptedChatModel llm =
        new ScriptedChatModel(
            "ACTION: search\nQUERY: Pluto", "ACTION: answer", "Tombaugh [pluto].");
    agent(llm, 3).research("Who discovered Pluto?");
    assertThat(llm.prompts().get(0)).contains("Who discovered Pluto?", "Searches left: 3");
    assertThat(llm.prompts().get(1)).contains("Clyde Tombaugh discovered", "Searches left: 2");
    assertThat(llm.prompts().get(2)).contains("Clyde Tombaugh discovered");
  }

  @Test
  void answersWithoutSearchIfTheModelWants() {
    ScriptedChatModel llm = new ScriptedChatModel("ACTION: answer", "No passage needed.");
    assertThat(agent(llm, 3).research("1 + 1?"))
        .isEqualTo(new Answered("No passage needed.", List.of()));
  }

  @Test
  void takesOnlyCitedPassagesAsSources() {
    ScriptedChatModel llm =
        new ScriptedChatModel(
            "ACTION: search\nQUERY: Nobel Prize Physics 2024",
            "ACTION: answer",
            "Hopfield and Hinton [nobel-physics-2024], not [pluto].");
    assertThat(agent(llm, 3).research("Who won?"))
        .isInstanceOfSatisfying(
            Answered.class,
            result ->
                assertThat(result.sources())
                    .extracting(Passage::id)
                    .containsExactly("nobel-physics-2024"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO ANSWER", "**No answer.**"})
  void takesARefusalForNoAnswer(String reply) {
    ScriptedChatModel llm = new ScriptedChatModel("ACTION: answer", reply);
    assertThat(agent(llm, 3).research("What?")).isEqualTo(new Unanswered());
  }

  @Test
  void readsSeveralIdsInOneCitation() {
    ScriptedChatModel llm =
        new ScriptedChatModel(
            "ACTION: search\nQUERY: Java 17 and Java 21",
            "ACTION: answer",
            "Both are long-term support versions [java-17, java-21].");
    assertThat(agent(llm, 3).research("Which Java versions are supported?"))
        .isInstanceOfSatisfying(
            Answered.class,
            result ->
                assertThat(result.sources())
                    .extracting(Passage::id)
                    .containsExactlyInAnyOrder("java-17", "java-21"));
  }

  @Test
  void asksAgainAfterAReplyItCannotRead() {
    ScriptedChatModel llm = new ScriptedChatModel("Hm.", "ACTION: answer", " ", "Done [pluto].");
    assertThat(agent(llm, 3).research("What?"))
        .isInstanceOfSatisfying(
            Answered.class, result -> assertThat(result.answer()).startsWith("Done"));
    assertThat(clock.waits()).hasSize(2);
  }

  @Test
  void givesUpOnAModelThatNeverKeepsTheFormat() {
    ScriptedChatModel llm = new ScriptedChatModel("Hm.", "Well.", "Er.");
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> agent(llm, 3).research("What?"))
        .withCauseInstanceOf(ModelReplyException.class)
        .satisfies(
            failure -> {
              assertThat(failure.node()).isEqualTo("decide");
              assertThat(failure.attempts()).isEqualTo(3);
            });
  }

  @Test
  void hasAGraphWithALoop() {
    assertThat(ResearchAgentFlow.GRAPH.edges())
        .contains(
            new FlowGraph.Edge("decide", "search", "search", false, false),
            new FlowGraph.Edge("decide", "answer", "answer", false, false),
            new FlowGraph.Edge("search", "decide", "decide", false, false))
        .filteredOn(FlowGraph.Edge::exit)
        .extracting(FlowGraph.Edge::action)
        .containsExactly("answered", "unanswered");
  }

  @Test
  void isDrawnInItsReadme() {
    ReadmeGraph.assertShows(Path.of("README.md"), ResearchAgentFlow.GRAPH);
  }
}
