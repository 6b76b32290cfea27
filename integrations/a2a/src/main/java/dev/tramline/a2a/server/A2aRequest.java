package dev.tramline.a2a.server;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request as any HTTP server can hand it over.
 *
 * @param method the HTTP method, such as {@code POST}
 * @param path the path of the URL, decoded, such as {@code /}
 * @param headers by name, in any case; several values of one name are joined by commas
 * @param body what follows them; read at most once, and not closed
 */
public record A2aRequest(
    String method, String path, Map<String, String> headers, InputStream body) {

  /** Copies the headers. */
  public A2aRequest {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(path, "path");
    Map<String, String> byName = new HashMap<>();
    headers.forEach((name, value) -> byName.put(name.toLowerCase(Locale.ROOT), value));
    headers = Map.copyOf(byName);
    Objects.requireNonNull(body, "body");
  }

  /**
   * Returns a header.
   *
   * @param name its name, in any case
   * @return its value, if it is there
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }
}
