package dev.tramline.a2a.server;

import com.google.gson.JsonObject;
import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.ErrorCode;
import dev.tramline.a2a.SecurityScheme;
import dev.tramline.a2a.json.Json;
import dev.tramline.a2a.json.WireWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All of an agent's server but the connections: takes requests and says what to send back, so that
 * any HTTP server can host it. {@link A2aServer.Builder#buildHandler} makes one. Used by as many
 * threads at a time as there are requests; each call of {@link #handle}, or of {@link
 * A2aResponse#writeTo} for a stream, may take as long as the work on a message.
 */
public final class A2aHandler implements AutoCloseable {

  private static final String CARD_PATH = "/.well-known/agent-card.json";

  private final Settings settings;
  private final Tasks tasks;
  private final Rpc rpc;
  private final WebPages webPages;
  private final String challenge;
  private final byte[] card;
  private final Map<String, String> cardHeaders;

  A2aHandler(Settings settings) {
    this.settings = settings;
    this.tasks = new Tasks(settings);
    this.rpc = new Rpc(settings, new Methods(settings, tasks));
    this.webPages = new WebPages(settings.card(), settings.local());
    this.challenge = challenge(settings.card());
    JsonObject json = WireWriter.json(settings.card());
    this.card = Json.bytes(settings.protocol03() ? Protocol03.card(json) : json);
    this.cardHeaders =
        Map.of(
            "Content-Type",
            "application/json",
            "Cache-Control",
            "max-age=300",
            "ETag",
            "\"" + digest(card) + "\"",
            "Last-Modified",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atZone(ZoneOffset.UTC)));
  }

  /** The ways to log in that the card names, as far as HTTP has a word for them. */
  private static String challenge(AgentCard card) {
    SortedSet<String> challenges = new TreeSet<>();
    for (SecurityScheme scheme : card.securitySchemes().values()) {
      if (scheme instanceof SecurityScheme.Http http) {
        boolean basic = http.scheme().equalsIgnoreCase("basic");
        challenges.add(basic ? "Basic realm=\"agent\", charset=\"UTF-8\"" : http.scheme());
      } else if (scheme instanceof SecurityScheme.OAuth2
          || scheme instanceof SecurityScheme.OpenIdConnect) {
        challenges.add("Bearer");
      }
    }
    return challenges.isEmpty() ? "Bearer" : String.join(", ", challenges);
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new BigInteger(1, digest).toString(36);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Returns what the agent says of itself.
   *
   * @return the card as clients get it
   */
  public AgentCard card() {
    return settings.card();
  }

  /**
   * Answers a request for the agent card or to the agent. Whatever the request is, there is a
   * response.
   *
   * @param request the request; its body is read by this call
   * @return what to send back, to be closed in any case
   * @throws InterruptedException if the thread is interrupted while it waits for a task, which goes
   *     on
   */
  public A2aResponse handle(A2aRequest request) throws InterruptedException {
    try {
      if (request.headers().size() > settings.maxHeaders()) {
        return refused(431, "there are too many headers");
      }
      if (webPages.isFromElsewhere(request)) {
        return refused(403, "Host or Origin is another site; those of the agent are in its card");
      }
      if (request.path().equals(CARD_PATH)) {
        return card(request);
      }
      return request.path().equals(settings.path())
          ? agent(request)
          : refused(404, "there is nothing at this path");
    } catch (IOException e) {
      return refused(400, "the body ended too early");
    } catch (RuntimeException e) {
      String reference = Failures.log("a request failed", e);
      return WholeResponse.json(500, Rpc.error(ErrorCode.INTERNAL, "reference " + reference));
    }
  }

  private A2aResponse card(A2aRequest request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return refused(405, "the agent card can only be read", "Allow", "GET, HEAD");
    }
    String tag = cardHeaders.getOrDefault("ETag", "");
    boolean known =
        Arrays.stream(request.header("If-None-Match").orElse("").split(","))
            .map(value -> value.strip().replaceFirst("^W/", ""))
            .anyMatch(value -> value.equals(tag) || value.equals("*"));
    return known
        ? new WholeResponse(304, cardHeaders, new byte[0])
        : new WholeResponse(200, cardHeaders, card);
  }

  private A2aResponse agent(A2aRequest request) throws IOException, InterruptedException {
    if (!request.method().equals("POST")) {
      return refused(405, "requests are posted", "Allow", "POST");
    }
    Optional<String> principal = settings.authenticator().authenticate(request);
    if (principal.isEmpty()) {
      return refused(401, "who are you?", "WWW-Authenticate", challenge);
    }
    // Other types a web page could send here from a browser without being asked whether it may.
    if (!isJson(request.header("Content-Type").orElse(""))) {
      return WholeResponse.json(
          415, Rpc.error(ErrorCode.CONTENT_TYPE_NOT_SUPPORTED, "requests are application/json"));
    }
    byte[] body = request.body().readNBytes(settings.maxBodyBytes() + 1);
    if (body.length > settings.maxBodyBytes()) {
      return refused(413, "a request has at most " + settings.maxBodyBytes() + " bytes");
    }
    return rpc.answer(new Rpc.Caller(principal.get(), version(request), extensions(request)), body);
  }

  /** The version may be in the URL, too; the header counts if both are there. */
  private static String version(A2aRequest request) {
    return request
        .header("A2A-Version")
        .map(String::strip)
        .filter(version -> !version.isEmpty())
        .or(() -> request.parameter("A2A-Version").map(String::strip))
        .orElse("");
  }

  private static boolean isJson(String contentType) {
    String type = contentType.split(";", 2)[0].strip();
    return type.equalsIgnoreCase("application/json")
        || type.equalsIgnoreCase("application/a2a+json");
  }

  private static Set<String> extensions(A2aRequest request) {
    return Arrays.stream(request.header("A2A-Extensions").orElse("").split(","))
        .map(String::strip)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static A2aResponse refused(int status, String why) {
    return WholeResponse.json(status, Rpc.error(ErrorCode.INVALID_REQUEST, why));
  }

  private static A2aResponse refused(int status, String why, String header, String value) {
    return new WholeResponse(
        status,
        Map.of("Content-Type", "application/json", header, value),
        Json.bytes(Rpc.error(ErrorCode.INVALID_REQUEST, why)));
  }

  /** Returns how many tasks are at work or followed, for those who look for leaks. */
  int liveTasks() {
    return tasks.liveTasks();
  }

  /** Returns how many streams are open, for those who look for leaks. */
  int streams() {
    return tasks.streams();
  }

  /**
   * Takes no more messages, waits for the agents at work as long as the builder's {@code drain}
   * says, stops those that are left, whose tasks fail, and ends all streams.
   */
  @Override
  public void close() {
    tasks.close();
  }
}
