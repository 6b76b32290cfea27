package dev.tramline.a2a.server;

import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
 * @param query what follows the question mark in the URL, not decoded; "" if there is none
 * @param headers by name, in any case; several values of one name are joined by commas
 * @param body what follows them; read at most once, and not closed
 */
public record A2aRequest(
    String method, String path, String query, Map<String, String> headers, InputStream body) {

  /** Copies the headers. */
  public A2aRequest {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(query, "query");
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

  /**
   * Returns a parameter of the URL.
   *
   * @param name its name, in any case
   * @return its first value, decoded, if it is there and can be decoded
   */
  public Optional<String> parameter(String name) {
    for (String parameter : query.split("&", -1)) {
      String[] parts = parameter.split("=", 2);
      if (parts.length == 2 && parts[0].equalsIgnoreCase(name)) {
        return decoded(parts[1]);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> decoded(String value) {
    try {
      return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) { // a percent sign that begins nothing
      return Optional.empty();
    }
  }
}
