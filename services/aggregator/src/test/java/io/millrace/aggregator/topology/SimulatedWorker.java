package io.millrace.aggregator.topology;

import io.millrace.aggregator.topology.SimulatedFaults.Point;
import io.millrace.aggregator.topology.SimulatedLog.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * A process with one stream thread and a disk: runs tasks, and commits all of them in one
 * transaction, as Kafka Streams does under exactly-once.
 */
final class SimulatedWorker {
  private static final Comparator<Outgoing> BY_PLACE =
      Comparator.<Outgoing, String>comparing(out -> out.to.topic())
          .thenComparingInt(out -> out.to.partition())
          .thenComparing(out -> out.key, Arrays::compareUnsigned);

  private final Environment environment;
  private final CommitSchedule commits;
  private final Map<TaskId, SimulatedTask> running = new TreeMap<>();

  /** Assigned and not yet running; with the task, if it was running before. */
  private final Map<TaskId, Optional<SimulatedTask>> waiting = new TreeMap<>();

  /** Which assignment of each task it knows of. */
  private final Map<TaskId, Long> assignments = new TreeMap<>();

  private final Map<TaskId, Copy> disk = new TreeMap<>();

  /** What the producer has and the broker has not. */
  private final List<Outgoing> outgoing = new ArrayList<>();

  private Optional<SimulatedTransaction> transaction = Optional.empty();
  private boolean paused;

  SimulatedWorker(Environment environment, CommitSchedule commits) {
    this.environment = environment;
    this.commits = commits;
  }

  /** The world around a worker. */
  interface Environment {
    SimulatedLog log();

    SimulatedLayout layout();

    SimulatedFaults faults();

    /** Wall clock, milliseconds. */
    long now();

    Function<TaskId, SimulatedTask> tasks(SimulatedWorker worker);

    /** Whether that is the last time that the group gave the task away. */
    boolean isLast(TaskId task, long assignment);
  }

  // Carries bytes; nobody compares two of them.
  @SuppressWarnings("ArrayRecordComponent")
  private record Outgoing(TopicPartition to, byte[] key, byte @Nullable [] value) {}

  /** State of a task as it was when its changelog was read up to there. */
  private record Copy(Map<Bytes, byte[]> contents, long position) {}

  /** Takes over a task as soon as that can be; what it did for an older assignment is lost. */
  void assign(TaskId task, long assignment) {
    if (running.containsKey(task)) {
      fail();
    }
    waiting.put(task, Optional.empty());
    assignments.put(task, assignment);
  }

  /** Gives a task away: commits everything, and keeps its state on the disk. */
  void revoke(TaskId task) {
    waiting.remove(task);
    if (running.containsKey(task)) {
      commit();
      SimulatedTask ended = running.remove(task);
      if (ended != null) {
        ended.end();
        disk.put(task, new Copy(ended.contents(), log().end(layout().changelog(task))));
      }
    }
  }

  /** Starts what waits and can be restored. */
  void startWaiting(Random random) {
    for (TaskId task : List.copyOf(waiting.keySet())) {
      if (isStable(task)) {
        start(task, random.nextBoolean());
      }
    }
  }

  private boolean isStable(TaskId task) {
    return log().isStable(layout().changelog(task))
        && layout().inputs(task).stream().allMatch(log()::isCommittedStable);
  }

  private void start(TaskId id, boolean kept) {
    Copy restored = restore(id);
    disk.remove(id);
    Map<TopicPartition, Long> from = new HashMap<>();
    layout().inputs(id).forEach(input -> from.put(input, log().committed(input)));
    Optional<SimulatedTask> before = Optional.ofNullable(waiting.get(id)).flatMap(known -> known);
    before.ifPresent(task -> task.revive(kept, restored.contents));
    SimulatedTask task = before.orElseGet(() -> environment.tasks(this).apply(id));
    task.start(restored.contents, from);
    waiting.remove(id);
    running.put(id, task);
  }

  private Copy restore(TaskId task) {
    TopicPartition changelog = layout().changelog(task);
    Copy copy = disk.getOrDefault(task, new Copy(Map.of(), 0));
    Map<Bytes, byte[]> contents = new TreeMap<>(copy.contents);
    long position = copy.position;
    Optional<Entry> next = log().next(changelog, position);
    while (next.isPresent()) {
      Entry entry = next.get();
      if (entry.value() == null) {
        contents.remove(Bytes.wrap(entry.key()));
      } else {
        contents.put(Bytes.wrap(entry.key()), entry.value());
      }
      position = entry.offset() + 1;
      next = log().next(changelog, position);
    }
    return new Copy(contents, position);
  }

  /** Reads the changelog of a task that runs elsewhere, as a standby does. */
  void follow(TaskId task) {
    if (!running.containsKey(task)) {
      disk.put(task, restore(task));
    }
  }

  /** Loses the state of a task that does not run here. */
  void wipe(TaskId task) {
    disk.remove(task);
  }

  /** Reads a record of one of its tasks; whether there was one. */
  boolean read(Random random) {
    List<Map.Entry<SimulatedTask, TopicPartition>> ready = new ArrayList<>();
    for (SimulatedTask task : running.values()) {
      for (TopicPartition input : layout().inputs(task.id())) {
        if (next(task, input).isPresent()) {
          ready.add(Map.entry(task, input));
        }
      }
    }
    if (ready.isEmpty()) {
      return false;
    }
    Map.Entry<SimulatedTask, TopicPartition> picked = ready.get(random.nextInt(ready.size()));
    picked.getKey().read(picked.getValue(), next(picked.getKey(), picked.getValue()).orElseThrow());
    ship();
    return true;
  }

  private Optional<Entry> next(SimulatedTask task, TopicPartition input) {
    return log().next(input, task.positions().getOrDefault(input, 0L));
  }

  /** Runs what is due by the wall clock. */
  void punctuate() {
    for (SimulatedTask task : running.values()) {
      task.punctuate(now());
      ship();
    }
  }

  boolean isCommitRequested() {
    return running.values().stream().anyMatch(SimulatedTask::isCommitRequested);
  }

  /** One transaction with all that was read and changed since the last one. */
  void commit() {
    List<SimulatedTask> touched =
        running.values().stream().filter(SimulatedTask::isTouched).toList();
    if (touched.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (SimulatedTask task : touched) {
      faults().at(Point.BEFORE_FLUSH);
      task.flush();
      ship();
      faults().at(Point.AFTER_FLUSH);
      offsets.putAll(task.positions());
    }
    if (!touched.stream().allMatch(task -> owns(task.id()))) {
      throw new ProducerFencedException("a task is of another by now");
    }
    faults().at(Point.BEFORE_COMMIT);
    transaction().commit(offsets);
    faults().at(Point.AFTER_COMMIT);
    touched.forEach(SimulatedTask::committed);
    commits.end();
  }

  /** Is killed: what it was about is ended by others, and its tasks have no state here. */
  void die() {
    outgoing.clear();
    transaction = Optional.empty();
    running.clear();
    waiting.clear();
    paused = false;
  }

  /** Gives up what it was about, and starts its tasks anew. */
  void fail() {
    outgoing.clear();
    transaction.ifPresent(SimulatedTransaction::abort);
    transaction.ifPresent(SimulatedTransaction::complete);
    transaction = Optional.empty();
    running.forEach((id, task) -> waiting.put(id, Optional.of(task)));
    running.clear();
    keep(waiting.keySet(), this::owns);
  }

  private boolean owns(TaskId task) {
    return environment.isLast(task, assignments.getOrDefault(task, -1L));
  }

  private static void keep(Set<TaskId> tasks, Predicate<TaskId> wanted) {
    tasks.removeIf(wanted.negate());
  }

  void pause(boolean now) {
    paused = now;
  }

  boolean isPaused() {
    return paused;
  }

  Set<TaskId> tasks() {
    Set<TaskId> all = new TreeSet<>(running.keySet());
    all.addAll(waiting.keySet());
    return all;
  }

  void send(TopicPartition to, byte[] key, byte @Nullable [] value) {
    outgoing.add(new Outgoing(to, key, value));
  }

  /** Records go out sorted, so that a seed does the same however hash tables are laid out. */
  private void ship() {
    outgoing.sort(BY_PLACE);
    for (Outgoing out : List.copyOf(outgoing)) {
      transaction().send(out.to, out.key, out.value, now());
      outgoing.removeFirst();
      faults().at(Point.SEND);
    }
  }

  /** The one it is about; a producer waits until its last one is through before the next. */
  private SimulatedTransaction transaction() {
    if (transaction.filter(last -> !last.isCommitted()).isEmpty()) {
      transaction.ifPresent(SimulatedTransaction::complete);
      transaction = Optional.of(log().begin());
    }
    return transaction.get();
  }

  SimulatedFaults faults() {
    return environment.faults();
  }

  SimulatedLayout layout() {
    return environment.layout();
  }

  CommitSchedule commits() {
    return commits;
  }

  long now() {
    return environment.now();
  }

  private SimulatedLog log() {
    return environment.log();
  }
}
