package dev.tramline.a2a.server;

import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.AgentInterface;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns away web pages of other sites, whose scripts run in the browser of somebody who can reach
 * this server. A browser says where a page is from. A page whose site has given itself the address
 * of this server is told by the name it uses, if the server is for its own machine only.
 */
final class WebPages {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

  private final Set<URI> urls;
  private final boolean local;

  /**
   * Creates it.
   *
   * @param card says where the agent is
   * @param local whether the server is for its own machine only
   */
  WebPages(AgentCard card, boolean local) {
    this.urls =
        card.interfaces().stream()
            .map(AgentInterface::url)
            .flatMap(WebPages::parsed)
            .collect(Collectors.toUnmodifiableSet());
    this.local = local;
  }

  private static Stream<URI> parsed(String url) {
    try {
      return Stream.of(URI.create(url)).filter(uri -> uri.getHost() != null);
    } catch (IllegalArgumentException e) { // it is what the card says, and no way to get here
      return Stream.empty();
    }
  }

  /** Tells whether a request is one of a page that is not ours. */
  boolean isFromElsewhere(A2aRequest request) {
    Optional<String> host = request.header("Host").map(name -> name.toLowerCase(Locale.ROOT));
    if (local && host.isPresent() && !isOurs(host.get().replaceFirst(":[0-9]*$", ""))) {
      return true;
    }
    Optional<String> origin = request.header("Origin").map(name -> name.toLowerCase(Locale.ROOT));
    return origin.isPresent()
        && !origin.equals(host.map(name -> "http://" + name))
        && !origin.equals(host.map(name -> "https://" + name))
        && urls.stream().map(WebPages::origin).noneMatch(origin.get()::equals);
  }

  private boolean isOurs(String name) {
    return LOOPBACK.matcher(name).matches()
        || urls.stream().anyMatch(url -> url.getHost().equalsIgnoreCase(name));
  }

  private static String origin(URI url) {
    return (url.getScheme() + "://" + url.getRawAuthority()).toLowerCase(Locale.ROOT);
  }
}
