package dev.tramline.examples.team;

import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.client.A2aClient;
import dev.tramline.a2a.client.A2aNode;
import dev.tramline.a2a.server.A2aServer;
import dev.tramline.a2a.server.Agent;
import dev.tramline.examples.support.Console;
import java.util.List;

/**
 * Four agents, each behind a server of its own on the loopback address. Elsewhere they would be
 * programs of others, and all that is known of them here is where they are.
 */
final class Team implements AutoCloseable {

  private final A2aServer laureates;
  private final A2aServer library;
  private final A2aServer writer;
  private final A2aServer reviewer;

  /**
   * Starts the servers.
   *
   * @param laureates who knows about prizes
   * @param library who knows about all else
   * @param writer who writes
   * @param reviewer who reviews
   */
  Team(Agent laureates, Agent library, Agent writer, Agent reviewer) {
    this.laureates = serve("Laureates", "Knows about prizes and who won them.", laureates);
    this.library = serve("Library", "Knows about computing, science and the world.", library);
    this.writer = serve("Writer", "Writes an article from facts.", writer);
    this.reviewer = serve("Reviewer", "Reviews an article, or declines it.", reviewer);
  }

  private static A2aServer serve(String name, String description, Agent agent) {
    return A2aServer.builder()
        .agent(AgentCard.of(name, description, "1.0"))
        .handler(agent)
        .build()
        .start();
  }

  /** Returns the servers, those of the fork first. */
  List<A2aServer> servers() {
    return List.of(laureates, library, writer, reviewer);
  }

  /** Makes the flow whose nodes call the agents, and ask at the console what these want to know. */
  NewsroomFlow newsroom(Console console) {
    return NewsroomFlow.builder()
        .commission(new Commission())
        .laureates(new DeskFlow(remote(laureates)))
        .library(new DeskFlow(remote(library)))
        .gather(new Gather())
        .brief(new Brief())
        .writer(remote(writer))
        .askUser(new AskUser(console))
        .submit(new Submit())
        .reviewer(remote(reviewer))
        .revise(new Revise())
        .build();
  }

  private static A2aNode remote(A2aServer server) {
    return new A2aNode(A2aClient.builder(server.url()).build());
  }

  @Override
  public void close() {
    servers().forEach(A2aServer::close);
  }
}
