package dev.tramline.a2a.server;

import dev.tramline.a2a.A2aError;
import dev.tramline.a2a.A2aException;
import dev.tramline.a2a.ErrorCode;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.PushNotificationConfig;
import dev.tramline.a2a.Role;
import dev.tramline.a2a.SendRequest;
import dev.tramline.a2a.SendResult;
import dev.tramline.a2a.StreamEvent;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskPage;
import dev.tramline.a2a.TaskQuery;
import dev.tramline.a2a.server.TaskStore.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All tasks: those at work or followed are here, the others in the store. */
final class Tasks implements AutoCloseable {

  private static final Pattern PAGE_TOKEN = Pattern.compile("([0-9]{1,15})-([\\x21-\\x7e]{1,256})");

  /** How many characters and bytes a page of tasks has, about, unless the first has more. */
  private static final long MAX_PAGE = 10_000_000;

  /** How many places one task may be reported to. */
  private static final int MAX_PUSHES = 8;

  private final Settings settings;
  private final TaskStore store;
  private final ConcurrentHashMap<String, LiveTask> live = new ConcurrentHashMap<>();
  private final Set<Turn> turns = ConcurrentHashMap.newKeySet();
  private final Semaphore permits;
  private final Semaphore streamPermits;
  private final ExecutorService workers;
  private final ScheduledExecutorService timer = ServerTimer.create();
  private final Optional<PushNotifier> notifier;
  private volatile boolean closed;

  Tasks(Settings settings) {
    this.settings = settings;
    this.store = settings.store();
    this.permits = new Semaphore(settings.maxTasks());
    this.workers = ServerThreads.pool("tramline-a2a-agent", settings.maxTasks());
    this.streamPermits = new Semaphore(settings.maxStreams());
    this.notifier =
        settings.pushTargets().map(targets -> new PushNotifier(targets, settings.pushRetryDelay()));
  }

  /** Has a message answered, and waits for the answer unless the client does not want to. */
  SendResult send(String principal, SendRequest request) throws InterruptedException {
    boolean waits = !request.configuration().returnImmediately();
    Begun begun = begin(principal, request, !waits, false);
    try {
      SendResult result = waits ? begun.turn().done().get() : begun.visible().orElseThrow();
      return result instanceof Task task
          ? shortened(task, request.configuration().historyLength())
          : result;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof A2aException failure) {
        throw failure;
      }
      throw new IllegalStateException("a task has no end", e.getCause());
    }
  }

  /** Has a message answered, and opens a stream of what happens. */
  EventStream stream(String principal, SendRequest request) {
    return begin(principal, request, false, true).stream().orElseThrow();
  }

  /**
   * Work that has begun.
   *
   * @param turn the work
   * @param visible the task as it was when the work began, if it was to be visible then
   * @param stream what happens, if somebody wants to know
   */
  private record Begun(Turn turn, Optional<Task> visible, Optional<EventStream> stream) {}

  private Begun begin(String principal, SendRequest request, boolean visible, boolean streamed) {
    if (request.message().role() != Role.USER) {
      throw new A2aException(A2aError.invalidParams("message.role", "must be ROLE_USER"));
    }
    request.configuration().pushNotification().ifPresent(config -> requirePush().check(config));
    if (closed || !permits.tryAcquire()) {
      throw busy();
    }
    LiveTask task =
        acquire(request.message().taskId().orElseGet(() -> UUID.randomUUID().toString()));
    Optional<EventStream> stream = Optional.empty();
    try {
      Turn turn = new Turn(task, settings.agent(), principal, addressed(task, principal, request));
      if (streamed) {
        stream = Optional.of(open(task, true));
      }
      task.begin(turn);
      return begun(task, turn, visible, stream);
    } catch (RuntimeException e) {
      stream.ifPresent(EventStream::close);
      permits.release();
      release(task);
      throw e;
    }
  }

  private Begun begun(LiveTask task, Turn turn, boolean visible, Optional<EventStream> stream) {
    Optional<PushNotificationConfig> push = turn.configuration().pushNotification();
    try {
      stream.ifPresent(task::follow);
      Optional<Task> now =
          visible || push.isPresent() ? Optional.of(task.commit(turn)) : Optional.empty();
      push.ifPresent(config -> savePush(task.id(), config));
      run(task, turn);
      return new Begun(turn, now, stream);
    } catch (RuntimeException e) {
      task.abandon(turn);
      throw e;
    }
  }

  /** Puts the message into its task and its conversation. */
  private SendRequest addressed(LiveTask task, String principal, SendRequest request) {
    Message message = request.message();
    Optional<String> contextId = message.contextId();
    if (message.taskId().isPresent()) {
      String known = task.load(principal).contextId();
      if (!contextId.orElse(known).equals(known)) {
        throw new A2aException(
            A2aError.invalidParams("message.contextId", "is not that of the task"));
      }
      contextId = Optional.of(known);
    }
    return new SendRequest(
        message.in(contextId.orElseGet(() -> UUID.randomUUID().toString()), Optional.of(task.id())),
        request.configuration(),
        request.metadata());
  }

  private void run(LiveTask task, Turn turn) {
    add(turn);
    try {
      Future<?> alarm =
          timer.schedule(
              () -> turn.expire("The agent took too long"),
              settings.taskTimeout().toNanos(),
              TimeUnit.NANOSECONDS);
      var unused = turn.done().whenComplete((result, failure) -> alarm.cancel(false));
      workers.execute(() -> work(task, turn));
    } catch (RejectedExecutionException e) { // closed since it was asked
      turns.remove(turn);
      throw busy();
    }
  }

  /** Whom closing waits for has been added before, and nobody is added after. */
  private void add(Turn turn) {
    synchronized (turns) {
      if (closed) {
        throw busy();
      }
      turns.add(turn);
    }
  }

  private void work(LiveTask task, Turn turn) {
    try {
      turn.run();
    } finally {
      turns.remove(turn);
      permits.release();
      release(task); // last: who sees no task any more finds a place for the next
    }
  }

  private static A2aException busy() {
    return new A2aException(ErrorCode.INTERNAL, "The agent is busy; try again later");
  }

  private LiveTask acquire(String id) {
    return live.compute(
        id,
        (key, known) -> {
          LiveTask task =
              known == null ? new LiveTask(id, store, settings.patience(), this::notify) : known;
          task.holders++;
          return task;
        });
  }

  private void release(LiveTask task) {
    live.computeIfPresent(task.id(), (id, known) -> --known.holders == 0 ? null : known);
  }

  /** Returns how many tasks are at work or followed, for those who look for leaks. */
  int liveTasks() {
    return live.size();
  }

  /** Returns how many streams are open, for those who look for leaks. */
  int streams() {
    return live.values().stream().mapToInt(LiveTask::streams).sum();
  }

  /** Makes a stream, which follows nothing yet. */
  private EventStream open(LiveTask task, boolean endsWithTurn) {
    if (!streamPermits.tryAcquire()) {
      throw busy();
    }
    LiveTask held = acquire(task.id());
    EventStream[] itself = new EventStream[1];
    EventStream stream =
        new EventStream(
            endsWithTurn,
            () -> {
              held.unfollow(itself[0]);
              streamPermits.release();
              release(held);
            });
    itself[0] = stream;
    return stream;
  }

  Task get(String principal, String id, OptionalInt historyLength) {
    Task task =
        visible(principal, id)
            .or(() -> store.find(principal, id))
            .orElseThrow(() -> LiveTask.notFound(id));
    return shortened(task, historyLength);
  }

  /** Of a task at work more is known here than in the store. */
  private Optional<Task> visible(String principal, String id) {
    return Optional.ofNullable(live.get(id)).flatMap(task -> task.snapshot(principal));
  }

  private static Task shortened(Task task, OptionalInt historyLength) {
    int size = task.history().size();
    int length = Math.min(historyLength.orElse(size), size);
    return task.withHistory(task.history().subList(size - length, size));
  }

  TaskPage list(String principal, TaskQuery query) {
    Optional<Position> after =
        query.pageToken().isEmpty() ? Optional.empty() : Optional.of(position(query.pageToken()));
    List<Task> found = store.list(principal, query, after);
    List<Task> page = new ArrayList<>();
    long size = 0;
    for (Task task : found) {
      Task known = visible(principal, task.id()).orElse(task);
      Task wanted =
          shortened(known, query.historyLength())
              .withArtifacts(query.includeArtifacts() ? known.artifacts() : List.of());
      size += Sizes.of(wanted);
      if (size > MAX_PAGE && !page.isEmpty()) {
        break;
      }
      page.add(wanted);
    }
    String next = "";
    if (!page.isEmpty()) {
      Position last = Position.of(found.get(page.size() - 1));
      boolean full = found.size() == query.pageSize();
      if (page.size() < found.size()
          || (full && !store.list(principal, query, Optional.of(last)).isEmpty())) {
        next = last.changed().toEpochMilli() + "-" + last.id();
      }
    }
    return new TaskPage(page, next, query.pageSize(), store.count(principal, query));
  }

  private static Position position(String token) {
    Matcher matcher = PAGE_TOKEN.matcher(token);
    if (!matcher.matches()) {
      throw new A2aException(
          A2aError.invalidParams("pageToken", "must be what the page before returned"));
    }
    return new Position(Instant.ofEpochMilli(Long.parseLong(matcher.group(1))), matcher.group(2));
  }

  Task cancel(String principal, String id) {
    LiveTask task = acquire(id);
    try {
      task.load(principal);
      task.cancel().ifPresent(Turn::stop);
      return task.load(principal);
    } finally {
      release(task);
    }
  }

  /** Opens a stream of what happens to a task from now on, beginning with the task as it stands. */
  EventStream subscribe(String principal, String id) {
    LiveTask task = acquire(id);
    try {
      if (task.load(principal).status().state().isTerminal()) {
        throw new A2aException(ErrorCode.UNSUPPORTED_OPERATION, "The task has ended");
      }
      EventStream stream = open(task, false);
      task.follow(stream);
      return stream;
    } finally {
      release(task);
    }
  }

  /** Returns who delivers notifications. */
  PushNotifier requirePush() {
    return notifier.orElseThrow(
        () ->
            new A2aException(
                ErrorCode.PUSH_NOTIFICATION_NOT_SUPPORTED,
                ErrorCode.PUSH_NOTIFICATION_NOT_SUPPORTED.message()));
  }

  private void notify(Task task, StreamEvent event) {
    try {
      notifier.ifPresent(
          push -> store.pushes(task.id()).forEach(config -> push.send(config, task, event)));
    } catch (RuntimeException e) { // the task goes on without
      Failures.log("nobody was notified of task " + task.id(), e);
    }
  }

  PushNotificationConfig createPush(
      String principal, String taskId, PushNotificationConfig config) {
    get(principal, taskId, OptionalInt.empty());
    requirePush().check(config);
    return savePush(taskId, config);
  }

  private PushNotificationConfig savePush(String taskId, PushNotificationConfig config) {
    String id = config.id().isEmpty() ? UUID.randomUUID().toString() : config.id();
    List<PushNotificationConfig> known = store.pushes(taskId);
    if (known.size() >= MAX_PUSHES && known.stream().noneMatch(other -> other.id().equals(id))) {
      throw new A2aException(
          A2aError.invalidParams("id", "would be one more than a task may have"));
    }
    PushNotificationConfig saved = config.of(id, taskId);
    store.savePush(saved);
    return saved;
  }

  PushNotificationConfig getPush(String principal, String taskId, String id) {
    return listPushes(principal, taskId).stream()
        .filter(config -> config.id().equals(id))
        .findFirst()
        .orElseThrow(() -> LiveTask.notFound(taskId));
  }

  List<PushNotificationConfig> listPushes(String principal, String taskId) {
    get(principal, taskId, OptionalInt.empty());
    return store.pushes(taskId);
  }

  void deletePush(String principal, String taskId, String id) {
    get(principal, taskId, OptionalInt.empty());
    store.deletePush(taskId, id);
  }

  /** Takes no more messages, lets the agents come to an end for a while, and then stops them. */
  @Override
  public void close() {
    synchronized (turns) {
      closed = true;
    }
    CompletableFuture<Void> ended =
        CompletableFuture.allOf(
            turns.stream().map(Turn::done).toArray(CompletableFuture<?>[]::new));
    try {
      ended.get(settings.drain().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      turns.forEach(turn -> turn.expire("The server was stopped"));
    } catch (ExecutionException e) {
      Failures.log("a task has no end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      turns.forEach(turn -> turn.expire("The server was stopped"));
    }
    live.values().forEach(LiveTask::endStreams);
    workers.shutdown();
    timer.shutdownNow();
    notifier.ifPresent(push -> push.close(settings.drain()));
  }
}
