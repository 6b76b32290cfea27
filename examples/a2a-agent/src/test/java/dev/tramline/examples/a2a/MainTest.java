package dev.tramline.examples.a2a;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.server.A2aServer;
import dev.tramline.a2a.server.Agent;
import dev.tramline.a2a.server.Reply;
import dev.tramline.examples.support.Console;
import dev.tramline.examples.support.Surroundings;
import dev.tramline.examples.support.testing.Terminal;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60) // an agent that never answers would be waited for
class MainTest {

  private Terminal terminal = new Terminal();

  private int run(String... args) {
    return Main.run(args, terminal.surroundings(Map.of()));
  }

  private static A2aServer serve(Agent agent) {
    return A2aServer.builder()
        .agent(AgentCard.of("Clerk", "For tests.", "7"))
        .handler(agent)
        .build()
        .start();
  }

  private int ask(Agent agent) {
    try (A2aServer server = serve(agent)) {
      return run("ask", server.url().toString(), "Well?");
    }
  }

  @Test
  void asksBackAndStreamsTheAnswer() {
    terminal = new Terminal("", "2020");
    assertThat(run()).isZero();
    assertThat(terminal.errors()).isEmpty();
    assertThat(terminal.output())
        .containsSubsequence(
            "Model: embedded",
            "Researcher 1.0: Answers from a small corpus",
            "Your question",
            "Question: Who won the Nobel Prize in Chemistry?",
            "[decide]",
            "[search]",
            "[decide]",
            "Researcher: Which one do you mean",
            "You: ",
            "[answer]",
            "Researcher: Emmanuelle Charpentier and Jennifer Doudna won the 2020 Nobel Prize in"
                + " Chemistry. [nobel-chemistry-2020]\n",
            "sources: Nobel Prize in Chemistry 2020\n");
    assertThat(terminal.output()).containsOnlyOnce("Charpentier"); // not as pieces and as a whole
  }

  @Test
  void asksWhatIsGiven() {
    assertThat(run("Who", "discovered", "Pluto?")).isZero();
    assertThat(terminal.output()).contains("Clyde Tombaugh discovered Pluto");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n2020\n"})
  void cancelsTheTaskIfTheUserHasNothingToSay(String typed) {
    terminal = new Terminal(typed);
    assertThat(run("Who won the Nobel Prize?")).isEqualTo(1);
    assertThat(terminal.output()).contains("Which one do you mean", "The task is cancelled.");
  }

  @Test
  void servesUntilTheUserPressesEnter() throws IOException {
    Terminal client = new Terminal();
    Terminal server = new Terminal();
    Reader keyboard =
        new Reader() {
          @Override
          public int read(char[] to, int from, int length) {
            Matcher url = Pattern.compile("Serving at (\\S+)").matcher(server.output());
            assertThat(url.find()).isTrue();
            String[] args = {"ask", url.group(1), "Who discovered Pluto?"};
            assertThat(Main.run(args, client.surroundings(Map.of()))).isZero();
            return -1;
          }

          @Override
          public void close() {}
        };
    Surroundings around = server.surroundings(Map.of());
    Console console = new Console(keyboard, around.out());
    assertThat(
            Main.run(
                new String[] {"serve"},
                new Surroundings(console, around.err(), around.env(), around.clock())))
        .isZero();
    assertThat(client.output()).contains("Clyde Tombaugh").doesNotContain("Model:");
    assertThat(server.output()).contains("Model: embedded").doesNotContain("Tombaugh");
  }

  @Test
  void tellsTheUserOfAnAgentThatFails() {
    String[] args = {"Who discovered Pluto?"};
    assertThat(Main.run(args, terminal.surroundings(Terminal.BROKEN_MODEL))).isEqualTo(1);
    assertThat(terminal.output())
        .contains("[decide]", "Researcher failed: The agent failed. Reference: ")
        .doesNotContain("nonsense/", "OPENAI_BASE_URL"); // what went wrong is in the server's log
  }

  @Test
  void tellsTheUserOfAnAgentThatDeclines() {
    assertThat(ask(call -> Reply.rejected("Closed today."))).isEqualTo(1);
    assertThat(terminal.output()).contains("Clerk 7: For tests.", "Clerk declines: Closed today.");
  }

  @Test
  void takesAnAnswerWithoutATask() {
    assertThat(ask(call -> Reply.message("Yes."))).isZero();
    assertThat(terminal.output()).contains("Clerk: Yes.");
  }

  @Test
  void tellsTheUserThatNobodyIsThere() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(run("ask", "http://127.0.0.1:" + port, "Well?")).isEqualTo(1);
    assertThat(terminal.errors())
        .contains("The agent cannot be asked", "127.0.0.1:" + port)
        .doesNotContain("\tat ");
  }

  @Test
  void tellsTheUserThatThePortIsTaken() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(run("serve", String.valueOf(socket.getLocalPort()))).isEqualTo(1);
      assertThat(terminal.errors())
          .contains("cannot listen on port " + socket.getLocalPort())
          .doesNotContain("\tat ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"serve many", "serve 99999", "serve 80 81", "ask", "ask nonsense", "ask ftp://x"})
  void rejectsWrongArguments(String line) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(terminal.errors()).isNotBlank().doesNotContain("\tat ");
  }
}
