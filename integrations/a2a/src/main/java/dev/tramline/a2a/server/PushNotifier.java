package dev.tramline.a2a.server;

import dev.tramline.a2a.A2aError;
import dev.tramline.a2a.A2aException;
import dev.tramline.a2a.PushNotificationConfig;
import dev.tramline.a2a.StreamEvent;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.json.Json;
import dev.tramline.a2a.json.WireWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Delivers notifications: to each address in order, with a few more attempts if one fails. */
final class PushNotifier {

  private static final int ATTEMPTS = 3;
  private static final int MAX_WAITING = 10_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final CompletableFuture<Boolean> NOTHING = CompletableFuture.completedFuture(true);
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]{0,8192}");

  private final PushTargets targets;
  private final Duration retryDelay;
  private final ExecutorService threads = ServerThreads.queue("tramline-a2a-push", 8);
  private final HttpClient http =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(TIMEOUT)
          .executor(threads)
          .build();
  private final Semaphore room = new Semaphore(MAX_WAITING);

  /** The last delivery to each address; the next one waits for it. */
  private final ConcurrentHashMap<String, CompletableFuture<Boolean>> last =
      new ConcurrentHashMap<>();

  PushNotifier(PushTargets targets, Duration retryDelay) {
    this.targets = targets;
    this.retryDelay = retryDelay;
  }

  /**
   * Turns away a configuration that must not be used.
   *
   * @throws A2aException naming the field
   */
  void check(PushNotificationConfig config) {
    try {
      var unused = checkedUrl(config);
    } catch (UnknownHostException e) {
      // It may be known later; where it leads to is looked at again before each delivery.
    } catch (IOException e) {
      throw invalid("url", "must be http(s), and of a host that notifications may go to");
    }
    if (!HEADER_VALUE.matcher(config.token().orElse("")).matches()) {
      throw invalid("token", "must be printable ASCII");
    }
    config.authentication().ifPresent(PushNotifier::check);
  }

  private static void check(PushNotificationConfig.Authentication authentication) {
    if (!SCHEME.matcher(authentication.scheme()).matches()) {
      throw invalid("authentication.scheme", "must be the name of a scheme");
    }
    // A line break in it would let a client write headers, and requests, of its own.
    if (!HEADER_VALUE.matcher(authentication.credentials().orElse("")).matches()) {
      throw invalid("authentication.credentials", "must be printable ASCII");
    }
  }

  private static A2aException invalid(String field, String description) {
    return new A2aException(A2aError.invalidParams(field, description));
  }

  /** Resolves the host. The JVM remembers what it found, so what is called is what was checked. */
  private URI checkedUrl(PushNotificationConfig config) throws IOException {
    try {
      URI url = new URI(config.url());
      boolean web =
          "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
      if (!web || url.getHost() == null || url.getUserInfo() != null) {
        throw new IOException("no URL to send notifications to");
      }
      for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
        if (!targets.allows(url, address)) {
          throw new IOException("notifications must not go to this host");
        }
      }
      return url;
    } catch (URISyntaxException e) {
      throw new IOException("no URL", e);
    }
  }

  /** Delivers what has become of a task, after what was before it. */
  void send(PushNotificationConfig config, Task task, StreamEvent event) {
    if (!room.tryAcquire()) {
      Failures.log("a notification was dropped", new IllegalStateException("too many wait"));
      return;
    }
    byte[] body =
        Json.bytes(config.protocol03() ? Protocol03.report(task) : WireWriter.wrapped(event));
    String key = config.taskId() + "/" + config.id();
    CompletableFuture<Boolean> delivery =
        last.compute(
            key,
            (k, before) ->
                (before == null ? NOTHING : before)
                    .thenCompose(done -> attempt(config, body, 1, retryDelay)));
    var unused =
        delivery.whenComplete(
            (done, failure) -> {
              room.release();
              last.remove(key, delivery);
            });
  }

  private CompletableFuture<Boolean> attempt(
      PushNotificationConfig config, byte[] body, int attempt, Duration delay) {
    return post(config, body)
        .handle(PushNotifier::problem)
        .thenCompose(
            problem -> {
              if (problem.isEmpty()) {
                return NOTHING;
              }
              if (attempt == ATTEMPTS) {
                Failures.log(
                    "a notification of task " + config.taskId() + " was not taken", problem.get());
                return NOTHING;
              }
              return CompletableFuture.runAsync(
                      () -> {},
                      CompletableFuture.delayedExecutor(
                          delay.toNanos(), TimeUnit.NANOSECONDS, threads))
                  .thenCompose(waited -> attempt(config, body, attempt + 1, delay.multipliedBy(2)));
            });
  }

  private static Optional<Throwable> problem(
      @Nullable Integer status, @Nullable Throwable failure) {
    if (failure != null) {
      return Optional.of(failure);
    }
    return status != null && status / 100 == 2
        ? Optional.empty()
        : Optional.of(new IOException("status " + status));
  }

  private CompletableFuture<Integer> post(PushNotificationConfig config, byte[] body) {
    return CompletableFuture.supplyAsync(() -> request(config, body), threads)
        .thenCompose(request -> http.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream()))
        .thenApply(PushNotifier::status);
  }

  /** Nobody reads what is answered: it might have no end. */
  private static int status(HttpResponse<InputStream> response) {
    try {
      response.body().close();
      return response.statusCode();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private HttpRequest request(PushNotificationConfig config, byte[] body) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(checkedUrl(config))
              .timeout(TIMEOUT)
              .header(
                  "Content-Type", config.protocol03() ? "application/json" : "application/a2a+json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(body));
      config.token().ifPresent(token -> request.header("X-A2A-Notification-Token", token));
      config
          .authentication()
          .ifPresent(
              login ->
                  request.header(
                      "Authorization",
                      (login.scheme() + " " + login.credentials().orElse("")).strip()));
      return request.build();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  /** Waits for what is under way, but not for ever, and drops what is left. */
  void close(Duration patience) {
    try {
      CompletableFuture.allOf(last.values().toArray(CompletableFuture<?>[]::new))
          .get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      Failures.log("notifications were dropped at the end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }
}
