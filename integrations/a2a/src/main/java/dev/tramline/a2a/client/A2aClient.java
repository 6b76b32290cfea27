package dev.tramline.a2a.client;

import com.google.gson.JsonObject;
import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.PushNotificationConfig;
import dev.tramline.a2a.SendRequest;
import dev.tramline.a2a.SendResult;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskPage;
import dev.tramline.a2a.TaskQuery;
import dev.tramline.a2a.json.WireReader;
import dev.tramline.a2a.json.WireWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls an agent that speaks protocol 1.0 over JSON-RPC. Immutable but for the card it remembers,
 * and safe for use by several threads; it needs not be closed.
 *
 * <pre>{@code
 * A2aClient client = A2aClient.connect(URI.create("https://agent.example.org"));
 * System.out.println(client.send("What is a tram?").text());
 * }</pre>
 *
 * <p>Each method waits for the agent, and gives up the request if its thread is interrupted. Each
 * may throw
 *
 * <ul>
 *   <li>{@link dev.tramline.a2a.A2aException} if the agent answers with an error,
 *   <li>{@link UnreachableException} if it did not take the request, so that trying again is safe,
 *   <li>{@link InvalidResponseException} if it answers what the protocol does not allow,
 *   <li>{@link TransportException} if no answer comes, or an HTTP status in place of one.
 * </ul>
 *
 * <p>A card says where the agent is, which may be another host than the card's. Headers of {@link
 * Builder#header} are sent to the host of the card only, unless {@link Builder#allowOrigin} names
 * the other one; requests that would have to go there fail instead. Redirections within a host are
 * followed, others are not.
 */
public final class A2aClient {

  private final CardSource cards;
  private final JsonRpc rpc;

  private A2aClient(Builder builder) {
    Http http = new Http(builder.http(), new TreeMap<>(builder.headers));
    Limits limits = new Limits(builder.requestTimeout, builder.silenceTimeout, builder.maxBytes);
    cards =
        builder.card == null
            ? CardSource.at(
                http,
                limits,
                Objects.requireNonNull(builder.agent),
                Set.copyOf(builder.allowed),
                builder.clock)
            : CardSource.given(http, limits, builder.card);
    rpc = new JsonRpc(http, cards, limits, List.copyOf(builder.extensions));
  }

  /**
   * Gets the card of an agent, so that one that is not there, or speaks something else, is noticed
   * at once. A client that is made while its agent may be away is better {@linkplain #builder
   * built}.
   *
   * @param agent where the agent is, as for {@link #builder(URI)}
   * @return a client with all settings as they are unless set
   * @throws TransportException if the card does not come, or names no way to reach the agent
   * @throws InterruptedException if the thread is interrupted
   */
  public static A2aClient connect(URI agent) throws InterruptedException {
    A2aClient client = builder(agent).build();
    var unused = client.cards.endpoint();
    return client;
  }

  /**
   * Starts to describe a client.
   *
   * @param agent a URL of the agent's host, whose card is at {@code /.well-known/agent-card.json},
   *     or the URL of the card itself, which ends with {@code .json}
   * @return a builder, for use by one thread
   * @throws IllegalArgumentException if it is no URL of HTTP
   */
  public static Builder builder(URI agent) {
    var unused = Origin.of(agent);
    return new Builder(agent, null);
  }

  /**
   * Starts to describe a client of an agent whose card is at hand.
   *
   * @param card the card; where it leads to is trusted with the headers
   * @return a builder, for use by one thread
   */
  public static Builder builder(AgentCard card) {
    return new Builder(null, Objects.requireNonNull(card, "card"));
  }

  /**
   * Returns what the agent says of itself. The card is kept for as long as it says, five minutes if
   * it does not say, and then asked for again by its {@code ETag}.
   *
   * @return the card
   * @throws InterruptedException if the thread is interrupted
   */
  public AgentCard card() throws InterruptedException {
    return cards.card();
  }

  /** Where requests go, by which an agent can be told from others. */
  String url() throws InterruptedException {
    return cards.endpoint().uri().toString();
  }

  /**
   * Returns what the agent says of itself to those who are logged in.
   *
   * @return the card; this client goes on with the other one
   * @throws InterruptedException if the thread is interrupted
   */
  public AgentCard extendedCard() throws InterruptedException {
    return rpc.call("GetExtendedAgentCard", new JsonObject(), WireReader::agentCard);
  }

  /**
   * Sends a text, and waits until the agent has answered it.
   *
   * @param text what to say
   * @return a task, which has ended or waits for the client, or a message
   * @throws InterruptedException if the thread is interrupted; the agent works on
   */
  public SendResult send(String text) throws InterruptedException {
    return send(request(text));
  }

  /**
   * Sends a message. Unless the request says otherwise, waits until the agent has answered it, for
   * as long as {@link Builder#silenceTimeout} says; {@link #stream} can take longer.
   *
   * @param request the message, and how it is to be answered
   * @return a task or a message
   * @throws InterruptedException if the thread is interrupted; the agent works on
   */
  public SendResult send(SendRequest request) throws InterruptedException {
    return rpc.work("SendMessage", WireWriter.json(request), WireReader::sendResult);
  }

  /**
   * Sends a text and follows the answer as it comes.
   *
   * @param text what to say
   * @return the events, to be closed
   * @throws InterruptedException if the thread is interrupted
   */
  public A2aStream stream(String text) throws InterruptedException {
    return stream(request(text));
  }

  /**
   * Sends a message and follows the answer as it comes. Not every agent can: see {@link
   * dev.tramline.a2a.AgentCapabilities#streaming()} of its card.
   *
   * @param request the message, and how it is to be answered
   * @return the events, to be closed
   * @throws InterruptedException if the thread is interrupted
   */
  public A2aStream stream(SendRequest request) throws InterruptedException {
    return rpc.stream("SendStreamingMessage", WireWriter.json(request));
  }

  private static SendRequest request(String text) {
    return SendRequest.of(Message.user(text));
  }

  /**
   * Follows a task that is at work, or waits for the client.
   *
   * @param taskId the task
   * @return the events, the task as it stands first; to be closed
   * @throws InterruptedException if the thread is interrupted
   */
  public A2aStream subscribe(String taskId) throws InterruptedException {
    return rpc.stream("SubscribeToTask", named("id", taskId));
  }

  /**
   * Returns a task as it stands.
   *
   * @param taskId the task
   * @return the task, with its whole history
   * @throws InterruptedException if the thread is interrupted
   */
  public Task task(String taskId) throws InterruptedException {
    return task(taskId, OptionalInt.empty());
  }

  /**
   * Returns a task as it stands.
   *
   * @param taskId the task
   * @param historyLength how many messages of its history are wanted; all if empty
   * @return the task
   * @throws InterruptedException if the thread is interrupted
   */
  public Task task(String taskId, OptionalInt historyLength) throws InterruptedException {
    JsonObject params = named("id", taskId);
    historyLength.ifPresent(length -> params.addProperty("historyLength", length));
    return rpc.call("GetTask", params, WireReader::task);
  }

  /**
   * Returns some of the tasks that the agent has for this client.
   *
   * @param query which
   * @return a page of them
   * @throws InterruptedException if the thread is interrupted
   */
  public TaskPage tasks(TaskQuery query) throws InterruptedException {
    return rpc.call("ListTasks", WireWriter.json(query), WireReader::taskPage);
  }

  /**
   * Ends a task.
   *
   * @param taskId the task
   * @return the task as it stands then
   * @throws InterruptedException if the thread is interrupted
   */
  public Task cancel(String taskId) throws InterruptedException {
    return rpc.call("CancelTask", named("id", taskId), WireReader::task);
  }

  /**
   * Has the agent report on a task to an address.
   *
   * @param config the address, and the task
   * @return the configuration as the agent keeps it
   * @throws InterruptedException if the thread is interrupted
   */
  public PushNotificationConfig createPush(PushNotificationConfig config)
      throws InterruptedException {
    return rpc.call(
        "CreateTaskPushNotificationConfig",
        WireWriter.json(config),
        WireReader::pushNotificationConfig);
  }

  /**
   * Returns one of the addresses that the agent reports on a task to.
   *
   * @param taskId the task
   * @param id the configuration
   * @return the configuration
   * @throws InterruptedException if the thread is interrupted
   */
  public PushNotificationConfig push(String taskId, String id) throws InterruptedException {
    return rpc.call(
        "GetTaskPushNotificationConfig",
        push(named("id", id), taskId),
        WireReader::pushNotificationConfig);
  }

  /**
   * Returns the addresses that the agent reports on a task to.
   *
   * @param taskId the task
   * @return the configurations that the agent returns at once
   * @throws InterruptedException if the thread is interrupted
   */
  public List<PushNotificationConfig> pushes(String taskId) throws InterruptedException {
    return rpc.call(
        "ListTaskPushNotificationConfigs",
        named("taskId", taskId),
        WireReader::pushNotificationConfigs);
  }

  /**
   * Has the agent report on a task to one address less.
   *
   * @param taskId the task
   * @param id the configuration
   * @throws InterruptedException if the thread is interrupted
   */
  public void deletePush(String taskId, String id) throws InterruptedException {
    var unused =
        rpc.call(
            "DeleteTaskPushNotificationConfig", push(named("id", id), taskId), fields -> fields);
  }

  private static JsonObject push(JsonObject params, String taskId) {
    params.addProperty("taskId", taskId);
    return params;
  }

  private static JsonObject named(String name, String value) {
    JsonObject params = new JsonObject();
    params.addProperty(name, value);
    return params;
  }

  /** Collects what a client is to be. Not safe for use by several threads. */
  public static final class Builder {

    private static final Set<String> OURS =
        Set.of("accept", "content-type", "a2a-version", "a2a-extensions", "if-none-match");

    private final @Nullable URI agent;
    private final @Nullable AgentCard card;
    private final Map<String, Supplier<String>> headers =
        new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<Origin> allowed = new HashSet<>();
    private final List<String> extensions = new ArrayList<>();
    private @Nullable HttpClient http;
    private Clock clock = Clock.systemUTC();
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration requestTimeout = Duration.ofSeconds(30);
    private Duration silenceTimeout = Duration.ofMinutes(5);
    private int maxBytes = 8 << 20;

    private Builder(@Nullable URI agent, @Nullable AgentCard card) {
      this.agent = agent;
      this.card = card;
    }

    /**
     * Sends a header with every request, such as {@code Authorization}.
     *
     * @param name the header
     * @param value asked for with each request, on its thread, so that a token can be renewed
     * @return this
     * @throws IllegalArgumentException if it is no header, or one that the protocol or HTTP sets
     */
    public Builder header(String name, Supplier<String> value) {
      if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("the client itself sets " + name);
      }
      var unused = HttpRequest.newBuilder().header(name, "x"); // which knows what HTTP allows
      headers.put(name, Objects.requireNonNull(value, "value"));
      return this;
    }

    /**
     * Lets headers go to another host than the card's, if the card says that the agent is there.
     *
     * @param url any URL of that host, with its scheme and port
     * @return this
     * @throws IllegalArgumentException if it is no URL of HTTP
     */
    public Builder allowOrigin(URI url) {
      allowed.add(Origin.of(url));
      return this;
    }

    /**
     * Tells the agent that this program knows an extension of the protocol.
     *
     * @param uri the extension
     * @return this
     */
    public Builder extension(String uri) {
      extensions.add(Objects.requireNonNull(uri, "uri"));
      return this;
    }

    /**
     * Sets what makes connections, for certificates and proxies. It then decides about {@link
     * #connectTimeout}.
     *
     * @param client one that follows no redirections
     * @return this
     * @throws IllegalArgumentException if it follows redirections: it would take headers anywhere
     */
    public Builder httpClient(HttpClient client) {
      if (client.followRedirects() != HttpClient.Redirect.NEVER) {
        throw new IllegalArgumentException("the HttpClient must not follow redirections itself");
      }
      this.http = client;
      return this;
    }

    /**
     * Sets what tells the age of the card, instead of the system's clock.
     *
     * @param clock the clock
     * @return this
     */
    public Builder clock(Clock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Limits how long it may take to connect, instead of 10 seconds.
     *
     * @param timeout more than zero
     * @return this
     * @throws IllegalArgumentException if it is not
     */
    public Builder connectTimeout(Duration timeout) {
      this.connectTimeout = positive("connectTimeout", timeout);
      return this;
    }

    /**
     * Limits how long an answer may take for which an agent need not work, instead of 30 seconds:
     * everything but sending and streaming. Its last byte counts.
     *
     * @param timeout more than zero
     * @return this
     * @throws IllegalArgumentException if it is not
     */
    public Builder requestTimeout(Duration timeout) {
      this.requestTimeout = positive("requestTimeout", timeout);
      return this;
    }

    /**
     * Limits how long an agent at work may say nothing, instead of five minutes: until it answers
     * what was sent, and between any two bytes of a stream, comments included.
     *
     * @param timeout more than zero
     * @return this
     * @throws IllegalArgumentException if it is not
     */
    public Builder silenceTimeout(Duration timeout) {
      this.silenceTimeout = positive("silenceTimeout", timeout);
      return this;
    }

    /**
     * Limits how large a response, or one event of a stream, may be, instead of 8 MiB.
     *
     * @param bytes at least 1
     * @return this
     * @throws IllegalArgumentException if it is less
     */
    public Builder maxBytes(int bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("maxBytes must be at least 1, not " + bytes);
      }
      this.maxBytes = bytes;
      return this;
    }

    private static Duration positive(String what, Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException(what + " must be more than zero, not " + value);
      }
      return value;
    }

    private HttpClient http() {
      return http == null
          ? HttpClient.newBuilder()
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(connectTimeout)
              .build()
          : http;
    }

    /**
     * Builds the client. Nothing is sent until it is used.
     *
     * @return the client
     */
    public A2aClient build() {
      return new A2aClient(this);
    }
  }
}
