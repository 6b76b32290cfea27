package dev.tramline.examples.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.tramline.examples.support.StandIn;
import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.examples.support.testing.ReadmeGraph;
import dev.tramline.examples.vote.MajorityVote.Result.Elected;
import dev.tramline.examples.vote.MajorityVote.Result.Undecided;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class MajorityVoteTest {

  /** Says what it is told for each seed, whichever thread asks. */
  private static final class BySeed implements ChatModel {

    private final Map<Integer, String> replies;
    private final Queue<ChatRequestParameters> asked = new ConcurrentLinkedQueue<>();

    BySeed(Map<Integer, String> replies) {
      this.replies = replies;
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
      return OpenAiChatRequestParameters.EMPTY;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
      asked.add(request.parameters());
      int seed = ((OpenAiChatRequestParameters) request.parameters()).seed();
      String reply = replies.getOrDefault(seed, "no idea");
      return ChatResponse.builder().aiMessage(AiMessage.from(reply)).build();
    }
  }

  private static MajorityVote.Result ask(ChatModel llm, int samples) {
    return Main.flow(llm)
        .with(RunOptions.builder().clock(new FakeClock()).build())
        .ask("How many?", samples);
  }

  @Test
  void electsTheAnswerOfMost() {
    BySeed llm =
        new BySeed(
            Map.of(100, "ANSWER: 41", 200, "1 + 1\n**Answer:** $1,000.0", 300, "answer: 1000"));
    assertThat(ask(llm, 3))
        .isInstanceOfSatisfying(
            Elected.class,
            elected -> {
              assertThat(elected.winner()).isEqualTo(new BigDecimal("1000"));
              assertThat(elected.votes()).isEqualTo(2);
              assertThat(elected.ballots()).extracting(Ballot::number).containsExactly(1, 2, 3);
              assertThat(elected.ballots().get(1).reasoning()).isEqualTo("1 + 1");
            });
    assertThat(llm.asked).allMatch(parameters -> parameters.temperature() == 1);
  }

  @Test
  void asksASampleWithoutAnAnswerOnceMoreWithAnotherSeed() {
    BySeed llm = new BySeed(Map.of(101, "ANSWER: 7"));
    assertThat(ask(llm, 1))
        .isInstanceOfSatisfying(Elected.class, elected -> assertThat(elected.votes()).isOne());
    assertThat(llm.asked).hasSize(2);
  }

  @Test
  void letsASampleAbstain() {
    assertThat(ask(new BySeed(Map.of(200, "ANSWER: -0.50")), 2))
        .isInstanceOfSatisfying(
            Elected.class,
            elected -> {
              assertThat(elected.winner()).isEqualTo(new BigDecimal("-0.5"));
              assertThat(elected.ballots().get(0).answer()).isEmpty();
              assertThat(elected.ballots().get(0).reasoning()).contains("Sample 1 ends without");
            });
  }

  @Test
  void isUndecidedAtATieAndWithoutVotes() {
    assertThat(ask(new BySeed(Map.of(100, "ANSWER: 1", 200, "ANSWER: 2")), 2))
        .isInstanceOf(Undecided.class);
    assertThat(ask(new BySeed(Map.of()), 3))
        .isInstanceOfSatisfying(
            Undecided.class, undecided -> assertThat(undecided.ballots()).hasSize(3));
  }

  @Test
  void doesNotLetAModelAbstainThatIsAway() {
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> ask(StandIn.of(MajorityVoteTest::refuse), 3))
        .withCauseInstanceOf(AuthenticationException.class);
  }

  private static String refuse(String instructions, String prompt) {
    throw new AuthenticationException("no");
  }

  @Test
  void isDrawnInItsReadme() {
    ReadmeGraph.assertShows(Path.of("README.md"), MajorityVoteFlow.GRAPH);
  }
}
