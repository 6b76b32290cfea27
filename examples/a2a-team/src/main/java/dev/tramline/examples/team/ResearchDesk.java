package dev.tramline.examples.team;

import dev.tramline.a2a.server.Agent;
import dev.tramline.a2a.server.AgentCall;
import dev.tramline.a2a.server.Reply;
import dev.tramline.examples.support.EnglishText;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.PassageIndex;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An agent that looks things up. It declines if it finds nothing. */
final class ResearchDesk implements Agent {

  private static final int PASSAGES = 2;

  private final PassageIndex index;

  /**
   * Creates the agent.
   *
   * @param index what it knows
   */
  ResearchDesk(PassageIndex index) {
    this.index = index;
  }

  @Override
  public Reply answer(AgentCall call) {
    String request = call.message().text();
    Set<String> wanted = EnglishText.stems(request);
    List<Passage> passages =
        index.search(request, PASSAGES).stream()
            .filter(
                passage ->
                    EnglishText.stems(passage.title() + "\n" + passage.text()).containsAll(wanted))
            .toList();
    return passages.isEmpty()
        ? Reply.rejected("I know nothing of that.")
        : Reply.text(passages.stream().map(Passage::text).collect(Collectors.joining("\n")));
  }
}
