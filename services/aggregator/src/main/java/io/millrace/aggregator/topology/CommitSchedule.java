package io.millrace.aggregator.topology;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.TaskId;

/**
 * The commits of one stream: when they are due, what they cost, and what has been read and is not
 * yet committed. All times are of the monotonic clock. Thread-safe.
 */
public final class CommitSchedule {
  /** The setting of Kafka Streams under which the tasks find it. */
  public static final String SETTING = "millrace.commits";

  /** Records that come together go into one commit. */
  private static final long TOGETHER = Duration.ofMillis(10).toNanos();

  private final Duration interval;
  private final LongSupplier nanos;
  private final Map<Thread, Spending> threads = new ConcurrentHashMap<>();
  private final Map<TaskId, First> waiting = new ConcurrentHashMap<>();

  /** Commits at most that often. */
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
   * @param place of the record
   * @param nanos when it was read, by the monotonic clock
   */
  private record First(Thread reader, RecordPosition place, long nanos) {}

  private static final class Spending {
    private final CommitPace pace;
    private long spent;

    private Spending(CommitPace pace) {
      this.pace = pace;
    }
  }

  /**
   * A task has read a record, the first since its last commit.
   *
   * @return how long from now it is to be committed
   */
  Duration begin(TaskId task, RecordPosition place) {
    long now = nanos.getAsLong();
    waiting.putIfAbsent(task, new First(Thread.currentThread(), place, now));
    return Duration.ofNanos(Math.max(TOGETHER, ofThisThread().pace.left(now)));
  }

  /** A task is given up or given away. */
  void forget(TaskId task) {
    waiting.remove(task);
  }

  /** This thread has spent so many nanoseconds on a commit that has not ended. */
  public void spend(long some) {
    ofThisThread().spent += some;
  }

  /** A commit of this thread has ended: what its tasks had read is committed. */
  public void end() {
    Spending thread = ofThisThread();
    thread.pace.committed(thread.spent, nanos.getAsLong());
    thread.spent = 0;
    waiting.values().removeIf(first -> first.reader.equals(Thread.currentThread()));
  }

  /** The first record of that task that is read and not committed. */
  public Optional<RecordPosition> firstOf(TaskId task) {
    return Optional.ofNullable(waiting.get(task)).map(First::place);
  }

  /** The oldest record that this thread has read and not committed. */
  public Optional<RecordPosition> firstOfThisThread() {
    return waiting.values().stream()
        .filter(first -> first.reader.equals(Thread.currentThread()))
        .min(Comparator.comparingLong(First::nanos))
        .map(First::place);
  }

  /** How long the oldest record that is read has been waiting for its commit. */
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
