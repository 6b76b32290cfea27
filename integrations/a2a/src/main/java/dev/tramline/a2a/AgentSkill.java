package dev.tramline.a2a;

import java.util.List;
import java.util.Objects;

/**
 * Something an agent can do.
 *
 * @param id its identity within the card
 * @param name its name for people
 * @param description what it does
 * @param tags words to find it by
 * @param examples what one might ask
 * @param inputModes the media types it takes; those of the card if empty
 * @param outputModes the media types it returns; those of the card if empty
 * @param securityRequirements what it asks for; that of the card if empty
 */
public record AgentSkill(
    String id,
    String name,
    String description,
    List<String> tags,
    List<String> examples,
    List<String> inputModes,
    List<String> outputModes,
    List<SecurityRequirement> securityRequirements) {

  /** Copies the lists. */
  public AgentSkill {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
    tags = List.copyOf(tags);
    examples = List.copyOf(examples);
    inputModes = List.copyOf(inputModes);
    outputModes = List.copyOf(outputModes);
    securityRequirements = List.copyOf(securityRequirements);
  }

  /**
   * Makes a skill that has the modes and the security of its card.
   *
   * @param id its identity within the card
   * @param name its name for people
   * @param description what it does
   * @param tags words to find it by
   * @return a skill without examples
   */
  public static AgentSkill of(String id, String name, String description, String... tags) {
    return new AgentSkill(
        id, name, description, List.of(tags), List.of(), List.of(), List.of(), List.of());
  }
}
