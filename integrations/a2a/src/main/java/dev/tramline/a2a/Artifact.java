package dev.tramline.a2a;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A result of a task.
 *
 * @param artifactId what it is called within its task
 * @param name its name for people, if given
 * @param description what it is, if given
 * @param parts its content, at least one part
 * @param metadata what else is said of it; must not be changed
 * @param extensions the URIs of the extensions that contributed to it
 */
public record Artifact(
    String artifactId,
    Optional<String> name,
    Optional<String> description,
    List<Part> parts,
    JsonObject metadata,
    List<String> extensions) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no part
   */
  public Artifact {
    Objects.requireNonNull(artifactId, "artifactId");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("artifact " + artifactId + " has no parts");
    }
    Objects.requireNonNull(metadata, "metadata");
    extensions = List.copyOf(extensions);
  }

  /**
   * Makes an artifact of parts.
   *
   * @param artifactId what it is called within its task
   * @param parts its content, at least one part
   * @return an artifact without name, description and metadata
   * @throws IllegalArgumentException if there is no part
   */
  public static Artifact of(String artifactId, Part... parts) {
    return new Artifact(
        artifactId,
        Optional.empty(),
        Optional.empty(),
        List.of(parts),
        new JsonObject(),
        List.of());
  }

  /**
   * Makes an artifact of text.
   *
   * @param artifactId what it is called within its task
   * @param text its content
   * @return an artifact without name, description and metadata
   */
  public static Artifact text(String artifactId, String text) {
    return of(artifactId, Part.text(text));
  }

  /**
   * Returns what the text parts say.
   *
   * @return their text, joined without anything in between, as they may be pieces of one; "" if
   *     there is none
   */
  public String text() {
    return parts.stream()
        .filter(Part.Text.class::isInstance)
        .map(part -> ((Part.Text) part).text())
        .collect(Collectors.joining());
  }
}
