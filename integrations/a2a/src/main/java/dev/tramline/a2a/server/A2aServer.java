package dev.tramline.a2a.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tramline.a2a.AgentCapabilities;
import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.AgentInterface;
import dev.tramline.a2a.AgentSkill;
import dev.tramline.runtime.FlowGraph;
import dev.tramline.runtime.FlowRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Serves an agent on the JDK's HTTP server. It listens on the loopback address unless told
 * otherwise; a server that others can reach should have an {@link Authenticator} and stand behind
 * something that speaks TLS.
 *
 * <p>The JDK's server has limits of its own, which are system properties: this class sets {@code
 * sun.net.httpserver.maxReqTime} to 30 seconds and {@code sun.net.httpserver.nodelay} to true
 * unless the application has set them.
 */
public final class A2aServer implements AutoCloseable {

  static {
    setUnlessSet("sun.net.httpserver.maxReqTime", "30");
    setUnlessSet("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final URI url;
  private final A2aHandler handler;
  private final ExecutorService threads;
  private final ScheduledExecutorService timer = ServerTimer.create();
  private final Semaphore requests;
  private final int maxRequests;
  private final Duration patience;
  private final Duration drain;

  private A2aServer(Builder builder) {
    builder.check(); // before it has a port, which nobody would give back
    try {
      server = HttpServer.create(new InetSocketAddress(builder.host, builder.port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on port " + builder.port + " of " + builder.host.getHostAddress(), e);
    }
    url = url(server.getAddress(), builder.path);
    handler =
        builder.buildHandler(url.toString(), server.getAddress().getAddress().isLoopbackAddress());
    maxRequests = builder.maxRequests;
    requests = new Semaphore(maxRequests);
    // A few more, to turn away those that are too many.
    threads = ServerThreads.pool("tramline-a2a-request", maxRequests + 8);
    patience = builder.patience;
    drain = builder.drain;
    server.setExecutor(threads);
    var unused = server.createContext("/", this::exchange);
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static URI url(InetSocketAddress address, String path) {
    String host = address.getAddress().getHostAddress();
    String literal = host.contains(":") ? "[" + host.replaceFirst("%.*", "") + "]" : host;
    return URI.create("http://" + literal + ":" + address.getPort() + path);
  }

  /**
   * Starts to describe a server.
   *
   * @return a builder, for use by one thread
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts to serve.
   *
   * @return this
   */
  public A2aServer start() {
    server.start();
    return this;
  }

  /**
   * Returns where requests go.
   *
   * @return the URL by the address that it listens on
   */
  public URI url() {
    return url;
  }

  /**
   * Returns what the agent says of itself.
   *
   * @return the card as clients get it
   */
  public AgentCard card() {
    return handler.card();
  }

  A2aHandler handler() {
    return handler;
  }

  @Override
  public String toString() {
    return "A2aServer at " + url;
  }

  private void exchange(HttpExchange exchange) throws IOException {
    if (!requests.tryAcquire()) {
      try (exchange) {
        exchange.sendResponseHeaders(503, -1);
      }
      return;
    }
    try (exchange;
        A2aResponse response = handler.handle(request(exchange))) {
      write(exchange, response);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      requests.release();
    }
  }

  private static A2aRequest request(HttpExchange exchange) {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name, String.join(",", values)));
    URI target = exchange.getRequestURI();
    return new A2aRequest(
        exchange.getRequestMethod(),
        Objects.requireNonNullElse(target.getPath(), ""),
        Objects.requireNonNullElse(target.getRawQuery(), ""),
        headers,
        exchange.getRequestBody());
  }

  private void write(HttpExchange exchange, A2aResponse response) throws IOException {
    response.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    // To this server, 0 means "until closed" and -1 "none".
    long length = response.length();
    boolean none = length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(response.status(), none ? -1 : Math.max(length, 0));
    if (!none) {
      try (OutputStream out = new ImpatientOutput(exchange.getResponseBody(), timer, patience)) {
        response.writeTo(out);
      }
    }
  }

  /**
   * Takes no more messages, waits for the agents at work and for what clients are still to hear of
   * them, and stops. Both waits together take at most twice what {@link Builder#drain} says.
   */
  @Override
  public void close() {
    handler.close();
    try {
      if (requests.tryAcquire(maxRequests, drain.toNanos(), TimeUnit.NANOSECONDS)) {
        requests.release(maxRequests);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
    threads.shutdownNow();
    timer.shutdownNow();
  }

  /** Collects what a server is to be. Not safe for use by several threads. */
  public static final class Builder {

    private static final String TEXT = "text/plain";
    private static final String JSON = "application/json";
    private static final String ANYTHING = "*/*";

    private @Nullable AgentCard card;
    private @Nullable Agent agent;
    private @Nullable FlowGraph graph;
    private TaskStore store = new InMemoryTaskStore();
    private @Nullable Authenticator authenticator;
    private @Nullable AgentCard extendedCard;
    private @Nullable PushTargets pushTargets;
    private Duration pushRetryDelay = Duration.ofSeconds(1);
    private InetAddress host = InetAddress.getLoopbackAddress();
    private int port;
    private boolean protocol03;
    private String path = "/";
    private int maxBodyBytes = 1 << 20;
    private int maxHeaders = 64;
    private int maxTasks = 256;
    private int maxRequests = 512;
    private int maxStreams = 384;
    private Duration taskTimeout = Duration.ofMinutes(10);
    private Duration heartbeat = Duration.ofSeconds(15);
    private Duration patience = Duration.ofSeconds(10);
    private Duration drain = Duration.ofSeconds(10);

    private Builder() {}

    /**
     * Sets what the agent says of itself. What the card leaves open is completed: where the agent
     * is, its skill and its media types from the flow. What the agent can do beyond the least is as
     * the server knows it, whatever the card says, but for extensions.
     *
     * @param card the card
     * @return this
     */
    public Builder agent(AgentCard card) {
      this.card = Objects.requireNonNull(card, "card");
      return this;
    }

    /**
     * Has a flow answer, from text to text. A node that emits more than 1,024 texts before anybody
     * can take them loses what is more, as {@link FlowRun#events} says; the result is always whole.
     * To lose none, use a {@link FlowMapping}, such as {@link FlowMapping#text}.
     *
     * @param graph the flow's {@code GRAPH}
     * @param start starts the flow with the text of the message
     * @param text the text of the result
     * @param <R> what the flow returns
     * @return this
     */
    public <R> Builder flow(
        FlowGraph graph, Function<String, FlowRun<R>> start, Function<? super R, String> text) {
      return answeredBy(graph, FlowAgent.following(start, text));
    }

    /**
     * Has a flow answer.
     *
     * @param graph the flow's {@code GRAPH}
     * @param mapping how messages become its inputs, and its result an answer
     * @param <R> what the flow returns
     * @return this
     */
    public <R> Builder flow(FlowGraph graph, FlowMapping<R> mapping) {
      return answeredBy(graph, FlowAgent.listening(Objects.requireNonNull(mapping, "mapping")));
    }

    private Builder answeredBy(FlowGraph graph, Agent agent) {
      this.graph = Objects.requireNonNull(graph, "graph");
      this.agent = agent;
      return this;
    }

    /**
     * Has other code answer.
     *
     * @param agent the code
     * @return this
     */
    public Builder handler(Agent agent) {
      this.graph = null;
      this.agent = Objects.requireNonNull(agent, "agent");
      return this;
    }

    /**
     * Sets where tasks are kept, instead of 10,000 for an hour in memory.
     *
     * @param store the store
     * @return this
     */
    public Builder store(TaskStore store) {
      this.store = Objects.requireNonNull(store, "store");
      return this;
    }

    /**
     * Sets who finds out who asks. Without one, everybody is the same.
     *
     * @param authenticator who
     * @return this
     */
    public Builder authenticator(Authenticator authenticator) {
      this.authenticator = Objects.requireNonNull(authenticator, "authenticator");
      return this;
    }

    /**
     * Sets what the agent says of itself to clients that are logged in; completed as the other
     * card.
     *
     * @param card the card
     * @return this
     */
    public Builder extendedCard(AgentCard card) {
      this.extendedCard = Objects.requireNonNull(card, "card");
      return this;
    }

    /**
     * Lets clients be notified of what becomes of their tasks; otherwise nobody is.
     *
     * @param targets where notifications may go, such as {@link PushTargets#publicOnly}
     * @return this
     */
    public Builder pushNotifications(PushTargets targets) {
      this.pushTargets = Objects.requireNonNull(targets, "targets");
      return this;
    }

    /**
     * Sets how long to wait before a notification is tried a second time, instead of one second;
     * twice as long before the third and last time.
     *
     * @param delay more than zero
     * @return this
     * @throws IllegalArgumentException if it is not
     */
    public Builder pushRetryDelay(Duration delay) {
      this.pushRetryDelay = positive("pushRetryDelay", delay);
      return this;
    }

    /**
     * Lets clients speak protocol 0.3 as well, which is what those speak that send no version. The
     * card then says both where 1.0 and where 0.3 looks for it.
     *
     * @return this
     */
    public Builder protocol03() {
      this.protocol03 = true;
      return this;
    }

    /**
     * Sets the address to listen on, instead of the loopback address.
     *
     * @param host the address
     * @return this
     */
    public Builder host(InetAddress host) {
      this.host = Objects.requireNonNull(host, "host");
      return this;
    }

    /**
     * Sets the port to listen on, instead of any that is free.
     *
     * @param port the port; 0 for any
     * @return this
     */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /**
     * Sets where requests go, instead of {@code /}. The card is at its well-known place whatever
     * this is.
     *
     * @param path the path, with a slash first
     * @return this
     * @throws IllegalArgumentException if it does not begin with a slash
     */
    public Builder path(String path) {
      if (!path.startsWith("/")) {
        throw new IllegalArgumentException("path must begin with /, not be \"" + path + "\"");
      }
      this.path = path;
      return this;
    }

    /**
     * Limits how long a request may be, instead of 1 MiB.
     *
     * @param bytes at least 1
     * @return this
     * @throws IllegalArgumentException if it is less
     */
    public Builder maxBodyBytes(int bytes) {
      this.maxBodyBytes = positive("maxBodyBytes", bytes);
      return this;
    }

    /**
     * Limits how many headers a request may have, instead of 64.
     *
     * @param headers at least 1
     * @return this
     * @throws IllegalArgumentException if it is less
     */
    public Builder maxHeaders(int headers) {
      this.maxHeaders = positive("maxHeaders", headers);
      return this;
    }

    /**
     * Limits how many messages are worked on at a time, instead of 256; more are turned away.
     *
     * @param tasks at least 1
     * @return this
     * @throws IllegalArgumentException if it is less
     */
    public Builder maxTasks(int tasks) {
      this.maxTasks = positive("maxTasks", tasks);
      return this;
    }

    /**
     * Limits how many requests are served at a time, streams included, instead of 512; more are
     * turned away with status 503. Does not matter to {@link #buildHandler}.
     *
     * @param requests at least 1
     * @return this
     * @throws IllegalArgumentException if it is less
     */
    public Builder maxRequests(int requests) {
      this.maxRequests = positive("maxRequests", requests);
      return this;
    }

    /**
     * Limits how many streams are open at a time, instead of 384; more are turned away. It should
     * be less than the number of requests, so that there is room for others beside the streams.
     *
     * @param streams at least 1
     * @return this
     * @throws IllegalArgumentException if it is less
     */
    public Builder maxStreams(int streams) {
      this.maxStreams = positive("maxStreams", streams);
      return this;
    }

    /**
     * Limits how long the work on a message may take, instead of ten minutes; then the agent is
     * interrupted and the task fails.
     *
     * @param timeout more than zero
     * @return this
     * @throws IllegalArgumentException if it is not
     */
    public Builder taskTimeout(Duration timeout) {
      this.taskTimeout = positive("taskTimeout", timeout);
      return this;
    }

    /**
     * Sets how long a stream may be silent until a comment is sent, instead of 15 seconds; that is
     * how a client that has gone is noticed.
     *
     * @param interval more than zero
     * @return this
     * @throws IllegalArgumentException if it is not
     */
    public Builder heartbeat(Duration interval) {
      this.heartbeat = positive("heartbeat", interval);
      return this;
    }

    /**
     * Sets how long to wait for a client that reads too slowly, instead of 10 seconds; then it
     * loses its stream, or its connection. A stream is waited for when more than a thousand events
     * wait.
     *
     * @param patience more than zero
     * @return this
     * @throws IllegalArgumentException if it is not
     */
    public Builder patience(Duration patience) {
      this.patience = positive("patience", patience);
      return this;
    }

    /**
     * Sets how long to wait for agents at work when closing, instead of 10 seconds.
     *
     * @param patience more than zero
     * @return this
     * @throws IllegalArgumentException if it is not
     */
    public Builder drain(Duration patience) {
      this.drain = positive("drain", patience);
      return this;
    }

    private static int positive(String what, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(what + " must be at least 1, not " + value);
      }
      return value;
    }

    private static Duration positive(String what, Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException(what + " must be more than zero, not " + value);
      }
      return value;
    }

    /**
     * Builds the server and takes its port; {@link A2aServer#start} begins to serve.
     *
     * @return the server, to be closed
     * @throws IllegalStateException if there is no card, nothing that answers, or an extended card
     *     but no authenticator
     * @throws UncheckedIOException if it cannot have the port
     */
    public A2aServer build() {
      return new A2aServer(this);
    }

    /**
     * Builds what serves the agent but for the connections, to be mounted in another HTTP server.
     *
     * @param url where clients reach it, if the card does not say
     * @return the handler, to be closed
     * @throws IllegalStateException if there is no card, nothing that answers, or an extended card
     *     but no authenticator
     */
    public A2aHandler buildHandler(String url) {
      check();
      return buildHandler(url, false);
    }

    private void check() {
      if (card == null) {
        throw new IllegalStateException("a server needs a card: call agent(card)");
      }
      if (agent == null) {
        throw new IllegalStateException(
            "a server needs something that answers: call flow(...) or handler(...)");
      }
      if (extendedCard != null && authenticator == null) {
        throw new IllegalStateException("an extended card needs an authenticator");
      }
    }

    /** Builds it of what was checked before. */
    private A2aHandler buildHandler(String url, boolean local) {
      return new A2aHandler(
          new Settings(
              complete(Objects.requireNonNull(card), url),
              Optional.ofNullable(extendedCard).map(extended -> complete(extended, url)),
              Objects.requireNonNull(agent),
              store,
              authenticator == null ? request -> Optional.of("") : authenticator,
              Optional.ofNullable(pushTargets),
              pushRetryDelay,
              protocol03,
              local,
              path,
              maxBodyBytes,
              maxHeaders,
              maxTasks,
              maxStreams,
              taskTimeout,
              heartbeat,
              patience,
              drain));
    }

    private AgentCard complete(AgentCard given, String url) {
      AgentCard.Builder complete =
          given.toBuilder()
              .capabilities(
                  new AgentCapabilities(
                      true,
                      pushTargets != null,
                      extendedCard != null || given.capabilities().extendedAgentCard(),
                      given.capabilities().extensions()));
      if (given.interfaces().isEmpty()) {
        complete.agentInterface(AgentInterface.jsonRpc(url));
      }
      if (given.defaultInputModes().isEmpty()) {
        complete.inputModes(inputModes());
      }
      if (given.defaultOutputModes().isEmpty()) {
        complete.outputModes(outputModes());
      }
      if (given.skills().isEmpty()) {
        complete.skill(skill(given));
      }
      return complete.build();
    }

    /** Text always, since a mapping may make anything of it; JSON if an input is more than text. */
    private List<String> inputModes() {
      if (graph == null) {
        return List.of(ANYTHING);
      }
      return graph.inputs().stream().allMatch(Builder::isText)
          ? List.of(TEXT)
          : List.of(TEXT, JSON);
    }

    private List<String> outputModes() {
      if (graph == null || graph.outputs().isEmpty()) {
        return List.of(ANYTHING);
      }
      return graph.outputs().stream()
          .map(key -> isText(key) ? TEXT : JSON)
          .distinct()
          .sorted(Comparator.reverseOrder())
          .toList();
    }

    private static boolean isText(FlowGraph.KeyInfo key) {
      return key.type().equals("String") || key.type().equals("java.lang.String");
    }

    private AgentSkill skill(AgentCard given) {
      if (graph == null) {
        return AgentSkill.of("default", given.name(), given.description());
      }
      String[] nodes = graph.nodes().stream().map(FlowGraph.NodeInfo::name).toArray(String[]::new);
      return AgentSkill.of(graph.name(), given.name(), given.description(), nodes);
    }
  }
}
