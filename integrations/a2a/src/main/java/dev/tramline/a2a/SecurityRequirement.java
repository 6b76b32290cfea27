package dev.tramline.a2a;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Schemes that a client must use together.
 *
 * @param schemes the name of each scheme in the card, with the scopes it needs
 */
public record SecurityRequirement(Map<String, List<String>> schemes) {

  /** Copies the map. */
  public SecurityRequirement {
    schemes =
        schemes.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
  }
}
