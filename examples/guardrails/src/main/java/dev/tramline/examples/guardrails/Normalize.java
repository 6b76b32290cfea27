package dev.tramline.examples.guardrails;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import java.text.Normalizer;

/** Makes a message plain, so that odd characters hide nothing from the checks. */
@Node
public class Normalize {

  @Exec
  @Key("text")
  String normalize(String message) {
    return Normalizer.normalize(message, Normalizer.Form.NFKC)
        .replaceAll("\\p{Cf}", "") // such as the zero-width space
        .replaceAll("[\\s\\p{Cc}]+", " ")
        .strip();
  }
}
