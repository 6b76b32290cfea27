package dev.tramline.a2a.client;

import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.AgentInterface;
import dev.tramline.a2a.json.InvalidFieldException;
import dev.tramline.a2a.json.InvalidJsonException;
import dev.tramline.a2a.json.Json;
import dev.tramline.a2a.json.JsonFields;
import dev.tramline.a2a.json.WireReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gets the card of an agent, and again when it is too old, and finds in it where the agent is. Safe
 * for use by several threads, of which one gets the card and the others wait for it.
 */
final class CardSource {

  private static final String WELL_KNOWN = "/.well-known/agent-card.json";
  private static final Pattern MAX_AGE =
      Pattern.compile("(?:^|[ ,])max-age=\"?([0-9]{1,9})", Pattern.CASE_INSENSITIVE);
  private static final Pattern NOT_KEPT =
      Pattern.compile("(?:^|[ ,])no-(?:cache|store)", Pattern.CASE_INSENSITIVE);

  /** How long a card is good that does not say so. */
  private static final Duration UNSAID_AGE = Duration.ofMinutes(5);

  private static final Pattern VERSION = Pattern.compile("1\\.0(\\.[0-9]+)?");

  private final Http http;
  private final Limits limits;
  private final @Nullable URI location;
  private final Set<Origin> allowed;
  private final Clock clock;

  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Known known;

  /**
   * A card that was got.
   *
   * @param tag what names this version of it, if the server says
   * @param until when to ask again
   */
  private record Known(AgentCard card, Optional<String> tag, Instant until) {}

  /** Where to send requests, and on whose behalf. */
  record Endpoint(URI uri, Optional<String> tenant) {}

  private CardSource(
      Http http,
      Limits limits,
      @Nullable URI location,
      @Nullable AgentCard given,
      Set<Origin> allowed,
      Clock clock) {
    this.http = http;
    this.limits = limits;
    this.location = location;
    this.allowed = allowed;
    this.clock = clock;
    this.known = given == null ? null : new Known(given, Optional.empty(), Instant.MAX);
  }

  /** A card that is known already; where it leads to is trusted. */
  static CardSource given(Http http, Limits limits, AgentCard card) {
    return new CardSource(http, limits, null, card, Set.of(), Clock.systemUTC());
  }

  /** A card that an agent, or a URL of its own, gives. */
  static CardSource at(Http http, Limits limits, URI agent, Set<Origin> allowed, Clock clock) {
    String path = agent.getRawPath();
    boolean isCard = path != null && path.endsWith(".json");
    URI location = isCard ? agent : agent.resolve(WELL_KNOWN);
    return new CardSource(http, limits, location, null, allowed, clock);
  }

  /** Returns the card, as it is or was not long ago. */
  AgentCard card() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (known == null || (location != null && !clock.instant().isBefore(known.until()))) {
        known = get(known);
      }
      return known.card();
    } finally {
      lock.unlock();
    }
  }

  private Known get(@Nullable Known old) throws InterruptedException {
    if (location == null) {
      throw new AssertionError("a card that was given does not age");
    }
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", "application/json");
    if (old != null) {
      old.tag().ifPresent(tag -> headers.put("If-None-Match", tag));
    }
    long deadline = System.nanoTime() + limits.request().toNanos();
    String place = Origin.shown(location);
    try (Http.Response response =
        http.send(new Http.Request(location, Optional.empty(), headers, limits.request()))) {
      Instant until = until(response.headers());
      if (response.status() == 304 && old != null) {
        return new Known(old.card(), old.tag(), until);
      }
      JsonRpc.checkStatus(place, response.status());
      byte[] body = response.body().all(limits.bytes(), deadline);
      AgentCard card = WireReader.agentCard(JsonFields.of(Json.parse(body), "card"));
      return new Known(card, response.headers().firstValue("ETag"), until);
    } catch (InvalidJsonException | InvalidFieldException e) {
      throw new InvalidResponseException(
          "what " + place + " gives is no agent card: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new TransportException("the agent card did not come from " + place, e);
    }
  }

  private Instant until(HttpHeaders headers) {
    String said = String.join(",", headers.allValues("Cache-Control"));
    Matcher age = MAX_AGE.matcher(said);
    if (NOT_KEPT.matcher(said).find()) {
      return clock.instant();
    }
    return clock
        .instant()
        .plus(age.find() ? Duration.ofSeconds(Long.parseLong(age.group(1))) : UNSAID_AGE);
  }

  /**
   * Finds where the agent speaks what this client speaks.
   *
   * @throws InvalidResponseException if the card names no such place, or one that the user's
   *     headers must not be sent to
   */
  Endpoint endpoint() throws InterruptedException {
    AgentCard card = card();
    for (AgentInterface agentInterface : card.interfaces()) {
      if (agentInterface.protocolBinding().equals(AgentInterface.JSONRPC)
          && VERSION.matcher(agentInterface.protocolVersion()).matches()) {
        return endpoint(card, agentInterface);
      }
    }
    String named =
        card.interfaces().stream()
            .map(there -> there.protocolBinding() + " " + there.protocolVersion())
            .collect(Collectors.joining(", "));
    throw new InvalidResponseException(
        "agent \""
            + card.name()
            + "\" does not offer JSONRPC 1.0, which is what this client speaks; its card names "
            + (named.isEmpty() ? "no interface, as those of protocol 0.3 do" : named),
        null);
  }

  private Endpoint endpoint(AgentCard card, AgentInterface agentInterface) {
    URI uri;
    Origin origin;
    try {
      uri = URI.create(agentInterface.url());
      origin = Origin.of(uri);
    } catch (IllegalArgumentException e) {
      throw new InvalidResponseException(
          "agent \"" + card.name() + "\" is at no URL of HTTP, as its card has it", e);
    }
    if (location != null && http.hasHeaders()) {
      Origin home = Origin.of(location);
      if (!origin.equals(home) && !allowed.contains(origin)) {
        throw new InvalidResponseException(
            "the card from "
                + home
                + " says that agent \""
                + card.name()
                + "\" is at "
                + origin
                + "; headers set with header(...) may be credentials, and are not sent there unless"
                + " allowOrigin(...) says so",
            null);
      }
    }
    return new Endpoint(uri, agentInterface.tenant());
  }
}
