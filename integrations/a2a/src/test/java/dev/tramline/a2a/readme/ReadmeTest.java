package dev.tramline.a2a.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.client.A2aClient;
import dev.tramline.a2a.server.A2aServer;
import dev.tramline.a2a.server.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the README says of the client is true. */
@Timeout(120) // only so that a hang becomes a failure
class ReadmeTest {

  private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  private static String words(String code) {
    return code.replaceAll("\\s+", " ").replace("Reading_", "").replace("static class", "class");
  }

  @Test
  void theCodeIsCompiled() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String section = readme.substring(readme.indexOf("## Use an agent"));
    String source =
        words(Files.readString(Path.of("src/test/java/dev/tramline/a2a/readme/Reading.java")));
    List<String> blocks =
        CODE.matcher(section).results().map(block -> words(block.group(1)).strip()).toList();

    assertThat(blocks).hasSize(3).allSatisfy(block -> assertThat(source).contains(block));
  }

  @Test
  void theAgencyAsksTheTraveller() {
    try (A2aServer server =
        A2aServer.builder()
            .agent(AgentCard.of("Agency", "Books trains", "1.0"))
            .handler(
                call ->
                    call.conversation().size() == 1
                        ? Reply.inputRequired("First class?")
                        : Reply.text("Booked: " + call.message().text()))
            .build()
            .start()) {
      A2aClient client = A2aClient.builder(server.url()).build();

      assertThat(Reading.book(client))
          .isEqualTo(
              new Reading.Booking.Result.Completed(
                  "Booked: Whatever is cheapest.",
                  List.of(Artifact.text("result", "Booked: Whatever is cheapest."))));
    }
  }
}
