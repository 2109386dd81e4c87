package io.millrace.aggregator.topology;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Schedules the commits of one stream: when they are due, what they cost, and which records are
 * read and not yet committed. All times are of the monotonic clock. Thread-safe.
 */
public final class CommitSchedule {
  /** The key of the Kafka Streams configuration that holds this object, so that tasks find it. */
  public static final String SETTING = "millrace.commits";

  /** The shortest wait for a commit, so that records that arrive together go into one commit. */
  private static final long TOGETHER = Duration.ofMillis(10).toNanos();

  private final Duration interval;
  private final LongSupplier nanos;
  private final Map<Thread, Spending> threads = new ConcurrentHashMap<>();
  private final Map<TaskId, First> waiting = new ConcurrentHashMap<>();

  /** Creates a schedule that commits at most once in each interval. */
  public CommitSchedule(Duration interval) {
    this(interval, System::nanoTime);
  }

  CommitSchedule(Duration interval, LongSupplier nanos) {
    this.interval = interval;
    this.nanos = nanos;
  }

  /**
   * The first record that a task has read since its last commit.
   *
   * @param reader the thread that read it
   * @param position of the record
   * @param nanos when it was read, by the monotonic clock
   */
  private record First(Thread reader, RecordPosition position, long nanos) {}

  private static final class Spending {
    private final CommitPace pace;
    private long spent;

    /** The greatest age of the records at which tasks began since the last commit. */
    private long age;

    /** The same of the commit before. Tasks with younger records must not commit alone. */
    private long lastAge;

    private Spending(CommitPace pace) {
      this.pace = pace;
    }
  }

  /**
   * Records that a task has read its first record since its last commit.
   *
   * @param age how long ago that record was written, by the wall clock
   * @return how long from now the commit is due
   */
  Duration begin(TaskId task, RecordPosition position, Duration age) {
    long now = nanos.getAsLong();
    Spending thread = ofThisThread();
    thread.age = Math.max(thread.age, age.toNanos());
    waiting.putIfAbsent(task, new First(Thread.currentThread(), position, now));
    long left = thread.pace.left(now, Math.max(thread.age, thread.lastAge));
    return Duration.ofNanos(Math.max(TOGETHER, left));
  }

  /** Forgets a task that is closed or moves to another process. */
  void forget(TaskId task) {
    waiting.remove(task);
  }

  /** Runs a part of a commit, and adds its time to the cost of this thread's commit. */
  public void time(Runnable part) {
    long start = nanos.getAsLong();
    try {
      part.run();
    } finally {
      ofThisThread().spent += nanos.getAsLong() - start;
    }
  }

  /**
   * Records that a commit of this thread has ended: all records that its tasks had read are
   * committed.
   */
  public void end() {
    Spending thread = ofThisThread();
    thread.pace.committed(thread.spent, nanos.getAsLong());
    thread.spent = 0;
    thread.lastAge = thread.age;
    thread.age = 0;
    waiting.values().removeIf(first -> first.reader.equals(Thread.currentThread()));
  }

  /** The first record of a task that is read and not committed. */
  public Optional<RecordPosition> firstOf(TaskId task) {
    return Optional.ofNullable(waiting.get(task)).map(First::position);
  }

  /** The oldest record that this thread has read and not committed. */
  public Optional<RecordPosition> firstOfThisThread() {
    return waiting.values().stream()
        .filter(first -> first.reader.equals(Thread.currentThread()))
        .min(Comparator.comparingLong(First::nanos))
        .map(First::position);
  }

  /** How long the oldest read record has been waiting for its commit. */
  public Duration oldest() {
    long now = nanos.getAsLong();
    return waiting.values().stream()
        .map(first -> Duration.ofNanos(now - first.nanos))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private Spending ofThisThread() {
    return threads.computeIfAbsent(
        Thread.currentThread(), _ -> new Spending(new CommitPace(interval, nanos.getAsLong())));
  }
}
