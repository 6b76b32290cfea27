package dev.tramline.examples.team;

import dev.tramline.examples.support.StandIn;
import java.util.List;
import java.util.Optional;

/**
 * What an agent is told about the article, as text.
 *
 * @param topic what it is about
 * @param audience whom it is for, if that is known
 * @param facts what may stand in it
 * @param remarks why the drafts so far were rejected
 */
record Assignment(
    String topic, Optional<String> audience, List<String> facts, List<String> remarks) {

  private static final String TOPIC = "Topic: ";
  private static final String AUDIENCE = "Audience: ";
  private static final String FACT = "Fact: ";
  private static final String REMARK = "Remark: ";

  String toText() {
    StringBuilder text = new StringBuilder();
    line(text, TOPIC, topic);
    audience.ifPresent(said -> line(text, AUDIENCE, said));
    facts.forEach(fact -> line(text, FACT, fact));
    remarks.forEach(remark -> line(text, REMARK, remark));
    return text.toString();
  }

  private static void line(StringBuilder text, String label, String said) {
    text.append(label).append(said.strip().replaceAll("\\s+", " ")).append('\n');
  }

  /** Reads what {@link #toText} wrote, among other lines. */
  static Assignment parse(String text) {
    return new Assignment(
        String.join(" ", StandIn.lines(text, TOPIC)),
        StandIn.lines(text, AUDIENCE).stream().findFirst(),
        StandIn.lines(text, FACT),
        StandIn.lines(text, REMARK));
  }
}
