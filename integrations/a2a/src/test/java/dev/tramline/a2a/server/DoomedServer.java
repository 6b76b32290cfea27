package dev.tramline.a2a.server;

import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.jdbc.JdbcTaskStore;
import dev.tramline.a2a.jdbc.Postgres;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** A server in a JVM of its own, which a test kills. It says where it is, on a line. */
final class DoomedServer {

  private DoomedServer() {}

  /** Serves from the database of a URL until there is no more input. */
  public static void main(String[] arguments) throws Exception {
    String url = arguments[0];
    DataSource database =
        url.startsWith("jdbc:h2:") ? JdbcConnectionPool.create(url, "", "") : Postgres.pool(url);
    JdbcTaskStore store = new JdbcTaskStore(database);
    store.createTables();
    A2aServer server =
        A2aServer.builder()
            .agent(AgentCard.of("Agent", "Does things", "1.0"))
            .handler(DoomedServer::answer)
            .store(store)
            .build()
            .start();
    System.out.println(server.url());
    while (System.in.read() >= 0) {}
    Runtime.getRuntime().halt(0);
  }

  private static Reply answer(AgentCall call) throws InterruptedException {
    String text = call.message().text();
    switch (text) {
      case "ask":
        return Reply.inputRequired("which?");
      case "stay":
        call.working("begun");
        call.chunk(Artifact.text("a", "kept"), false);
        call.working("goes on");
        call.chunk(Artifact.text("a", "not kept"), false);
        new CountDownLatch(1).await();
        return Reply.completed();
      default:
        call.working("begun");
        for (int i = 0; i < 5; i++) {
          call.chunk(Artifact.text("a", text + i), i == 4);
        }
        return Reply.completed(Artifact.text("b", text)).withMessage("done");
    }
  }
}
