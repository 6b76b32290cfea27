package dev.tramline.a2a.client;

import java.net.URI;
import java.util.Locale;

/** Whom requests to a URL go to. */
record Origin(String scheme, String host, int port) {

  /**
   * Finds the origin of a URL.
   *
   * @throws IllegalArgumentException if it is no absolute URL of HTTP
   */
  static Origin of(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("http") || scheme.equals("https");
    if (!web || uri.getHost() == null || uri.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "a URL must be of http or https, and name a host and no user, not " + shown(uri));
    }
    int standard = scheme.equals("http") ? 80 : 443;
    return new Origin(
        scheme,
        uri.getHost().toLowerCase(Locale.ROOT),
        uri.getPort() == -1 ? standard : uri.getPort());
  }

  /** A URL for messages: users and queries may hold secrets. */
  static String shown(URI uri) {
    String port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    return uri.getScheme() + "://" + uri.getHost() + port + path;
  }

  @Override
  public String toString() {
    return scheme + "://" + host + ":" + port;
  }
}
