package dev.tramline.a2a.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Sends requests, with the user's headers, and follows redirections within one host. */
final class Http {

  private static final int MAX_REDIRECTIONS = 3;
  private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);

  /** After these a request is sent again as it is, after the others without its body. */
  private static final Set<Integer> REPEATING = Set.of(307, 308);

  private final HttpClient client;
  private final Map<String, Supplier<String>> headers;

  Http(HttpClient client, Map<String, Supplier<String>> headers) {
    this.client = client;
    this.headers = headers;
  }

  /** Tells whether the user has headers of their own, which may be credentials. */
  boolean hasHeaders() {
    return !headers.isEmpty();
  }

  /**
   * What to send.
   *
   * @param body what to post; empty to get
   * @param headers the protocol's headers
   * @param timeout how long the beginning of the response may take
   */
  record Request(URI uri, Optional<byte[]> body, Map<String, String> headers, Duration timeout) {

    String place() {
      return Origin.shown(uri);
    }
  }

  /** What came back, its body still on the way. */
  record Response(int status, HttpHeaders headers, Body body) implements AutoCloseable {

    @Override
    public void close() {
      body.close();
    }
  }

  /**
   * Sends a request and waits for the headers of the response.
   *
   * @throws TransportException if none came, or one that leads elsewhere
   */
  Response send(Request request) throws InterruptedException {
    URI uri = request.uri();
    for (int i = 0; i <= MAX_REDIRECTIONS; i++) {
      Response response = sendTo(uri, request);
      Optional<String> location = location(request, response);
      if (location.isEmpty()) {
        return response;
      }
      response.close();
      uri = redirected(uri, location.get());
    }
    throw new InvalidResponseException(request.place() + " redirects again and again", null);
  }

  private Response sendTo(URI to, Request request) throws InterruptedException {
    HttpRequest.Builder builder = HttpRequest.newBuilder(to).timeout(request.timeout());
    if (to.getScheme().equalsIgnoreCase("http")) {
      // Otherwise each first request offers HTTP/2, which some servers stumble over.
      builder.version(HttpClient.Version.HTTP_1_1);
    }
    headers.forEach(
        (name, value) ->
            builder.setHeader(
                name, Objects.requireNonNull(value.get(), () -> "no value for header " + name)));
    request.headers().forEach(builder::setHeader);
    request.body().ifPresent(bytes -> builder.POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    Body body = new Body(Origin.shown(to));
    try {
      HttpResponse<Body> response = client.send(builder.build(), info -> body);
      return new Response(response.statusCode(), response.headers(), body);
    } catch (InterruptedException e) {
      body.close(); // the response may just have come, and would hold its connection for ever
      throw e;
    } catch (IOException e) {
      body.close();
      throw failure(to, request, e);
    }
  }

  private static TransportException failure(URI to, Request request, IOException e) {
    if (e instanceof ConnectException || e instanceof HttpConnectTimeoutException) {
      return new UnreachableException("cannot connect to " + Origin.shown(to), e);
    }
    if (e instanceof HttpTimeoutException) {
      return new TransportException(
          Origin.shown(to) + " did not answer within " + request.timeout(), e);
    }
    return new TransportException("the connection to " + Origin.shown(to) + " broke", e);
  }

  private static Optional<String> location(Request request, Response response) {
    boolean redirects =
        request.body().isPresent()
            ? REPEATING.contains(response.status())
            : REDIRECTIONS.contains(response.status());
    return redirects ? response.headers().firstValue("Location") : Optional.empty();
  }

  private static URI redirected(URI from, String location) {
    URI to;
    boolean same;
    try {
      to = from.resolve(location);
      same = Origin.of(to).equals(Origin.of(from));
    } catch (IllegalArgumentException e) {
      throw new InvalidResponseException(
          Origin.shown(from) + " redirects to what is no URL of HTTP", e);
    }
    if (!same) {
      throw new InvalidResponseException(
          Origin.shown(from)
              + " redirects to "
              + Origin.shown(to)
              + ", and redirections to another host are not followed",
          null);
    }
    return to;
  }
}
