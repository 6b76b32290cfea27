package dev.tramline.examples.guardrails;

import dev.tramline.examples.support.EnglishText;
import dev.tramline.examples.support.StandIn;
import java.util.Set;

/**
 * A model without a network that tells by its words whether a message is about places and travel.
 */
final class TopicClerk implements StandIn {

  private static final Set<String> WORDS =
      EnglishText.stems(
          """
          place country city town village capital continent island mountain volcano valley river
          lake sea ocean coast desert forest border map climate population language
          travel trip journey visit holiday tourist train tram station flight airport ferry bridge
          hotel office north south east west world earth
          """);

  @Override
  public String reply(String instructions, String prompt) {
    return EnglishText.stems(prompt).stream().anyMatch(WORDS::contains) ? "ON TOPIC" : "OFF TOPIC";
  }
}
