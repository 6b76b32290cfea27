package dev.tramline.examples.a2a;

import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.Role;
import dev.tramline.a2a.server.AgentCall;
import dev.tramline.a2a.server.FlowMapping;
import dev.tramline.a2a.server.Reply;
import dev.tramline.examples.support.Passage;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.RunListener;
import dev.tramline.runtime.RunOptions;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What clients see of the flow: a counter-question is a task that needs input, and what the user
 * says to it starts the flow once more, with all that was said.
 */
final class ResearchMapping implements FlowMapping<Researcher.Result> {

  /** What the artifact with the sources is called. */
  static final String SOURCES = "sources";

  private final ResearcherFlow flow;

  /**
   * Creates the mapping.
   *
   * @param flow what answers
   */
  ResearchMapping(ResearcherFlow flow) {
    this.flow = flow;
  }

  @Override
  public FlowRun<Researcher.Result> start(AgentCall call, RunListener listener) {
    List<String> said =
        call.conversation().stream()
            .filter(message -> message.role() == Role.USER)
            .map(Message::text)
            .toList();
    return flow.with(RunOptions.builder().listener(listener).build()).start(said);
  }

  @Override
  public Reply reply(Researcher.Result result) {
    if (result instanceof Researcher.Result.Unclear unclear) {
      return Reply.inputRequired(unclear.counterQuestion());
    }
    Researcher.Result.Answered answered = (Researcher.Result.Answered) result;
    Reply reply = Reply.text(answered.answer());
    if (answered.sources().isEmpty()) { // an artifact has something in it
      return reply;
    }
    String sources =
        answered.sources().stream().map(Passage::title).collect(Collectors.joining("\n"));
    return Reply.completed(reply.artifacts().get(0), Artifact.text(SOURCES, sources));
  }
}
