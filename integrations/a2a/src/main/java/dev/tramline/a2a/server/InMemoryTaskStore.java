package dev.tramline.a2a.server;

import dev.tramline.a2a.PushNotificationConfig;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskQuery;
import dev.tramline.a2a.TaskState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Keeps tasks in memory, so many, so large and so long. Tasks at work are never dropped; of the
 * others, those go first whose status is oldest, whoever's they are.
 */
public final class InMemoryTaskStore implements TaskStore {

  private static final Comparator<Position> OLDEST_FIRST =
      Comparator.comparing(Position::changed).thenComparing(Position::id);

  private record Kept(String owner, Task task, long size) {}

  private final int capacity;
  private final long maxSize;
  private final Duration timeToLive;
  private final Clock clock;

  // All guarded by this: what is kept, how large it is, and under which id to find its place.
  private final TreeMap<Position, Kept> kept = new TreeMap<>(OLDEST_FIRST);
  private long size;
  private final Map<String, Position> places = new HashMap<>();
  private final Map<String, Map<String, PushNotificationConfig>> pushes = new HashMap<>();

  /** Creates a store of 10,000 tasks, 100 million characters and bytes, and one hour. */
  public InMemoryTaskStore() {
    this(10_000, Duration.ofHours(1), Clock.systemUTC());
  }

  /**
   * Creates a store of 100 million characters and bytes.
   *
   * @param capacity how many tasks to keep, besides those at work
   * @param timeToLive how long to keep a task once it has ended, or waits for its client
   * @param clock what time it is
   * @throws IllegalArgumentException if the capacity is less than 1, or the time not more than zero
   */
  public InMemoryTaskStore(int capacity, Duration timeToLive, Clock clock) {
    this(capacity, 100_000_000, timeToLive, clock);
  }

  /**
   * Creates a store.
   *
   * @param capacity how many tasks to keep, besides those at work
   * @param maxSize how many characters and bytes they may have together, with what is around them
   * @param timeToLive how long to keep a task once it has ended, or waits for its client
   * @param clock what time it is
   * @throws IllegalArgumentException if the capacity or the size is less than 1, or the time not
   *     more than zero
   */
  public InMemoryTaskStore(int capacity, long maxSize, Duration timeToLive, Clock clock) {
    if (capacity < 1 || maxSize < 1) {
      throw new IllegalArgumentException(
          "capacity and size must be at least 1, not " + capacity + " and " + maxSize);
    }
    if (timeToLive.isZero() || timeToLive.isNegative()) {
      throw new IllegalArgumentException("time to live must be more than 0, not " + timeToLive);
    }
    this.capacity = capacity;
    this.maxSize = maxSize;
    this.timeToLive = timeToLive;
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public synchronized void save(String owner, Task task) {
    Position old = places.get(task.id());
    if (old != null) {
      Kept before = Objects.requireNonNull(kept.get(old));
      if (!before.owner().equals(owner) || before.task().status().state().isTerminal()) {
        throw new IllegalStateException("task " + task.id() + " has ended, or is somebody else's");
      }
      kept.remove(old);
      size -= before.size();
    }
    Position place = Position.of(task);
    Kept added = new Kept(owner, task, Sizes.of(task));
    places.put(task.id(), place);
    kept.put(place, added);
    size += added.size();
    drop();
  }

  /** Drops what is too old, or too much. */
  private void drop() {
    Instant oldest = clock.instant().minus(timeToLive);
    Iterator<Map.Entry<Position, Kept>> entries = kept.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<Position, Kept> entry = entries.next();
      Position place = entry.getKey(); // removing may make the entry that of its successor
      boolean small = kept.size() <= capacity && size <= maxSize;
      if (small && !place.changed().isBefore(oldest)) {
        return;
      }
      TaskState state = entry.getValue().task().status().state();
      if (state.isTerminal() || state.isInterrupted()) {
        size -= entry.getValue().size();
        entries.remove();
        places.remove(place.id());
        pushes.remove(place.id());
      }
    }
  }

  @Override
  public synchronized Optional<Task> find(String owner, String id) {
    drop();
    return Optional.ofNullable(places.get(id))
        .map(kept::get)
        .filter(found -> found.owner().equals(owner))
        .map(Kept::task);
  }

  @Override
  public synchronized List<Task> list(String owner, TaskQuery query, Optional<Position> after) {
    drop();
    return matching(owner, query)
        .filter(task -> after.isEmpty() || OLDEST_FIRST.compare(Position.of(task), after.get()) < 0)
        .limit(query.pageSize())
        .toList();
  }

  @Override
  public synchronized int count(String owner, TaskQuery query) {
    drop();
    return (int) matching(owner, query).count();
  }

  @Override
  public synchronized void savePush(PushNotificationConfig config) {
    if (places.containsKey(config.taskId())) {
      pushes.computeIfAbsent(config.taskId(), id -> new LinkedHashMap<>()).put(config.id(), config);
    }
  }

  @Override
  public synchronized List<PushNotificationConfig> pushes(String taskId) {
    return List.copyOf(pushes.getOrDefault(taskId, Map.of()).values());
  }

  @Override
  public synchronized void deletePush(String taskId, String id) {
    Map<String, PushNotificationConfig> ofTask = pushes.get(taskId);
    if (ofTask != null) {
      ofTask.remove(id);
    }
  }

  private Stream<Task> matching(String owner, TaskQuery query) {
    return kept.descendingMap().values().stream()
        .filter(found -> found.owner().equals(owner))
        .map(Kept::task)
        .filter(task -> query.contextId().map(task.contextId()::equals).orElse(true))
        .filter(task -> query.state().map(state -> state == task.status().state()).orElse(true))
        .filter(
            task ->
                query
                    .changedAfter()
                    .map(time -> !Position.of(task).changed().isBefore(time))
                    .orElse(true));
  }
}
