package io.millrace.aggregator.topology;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Holds the number of requested republications of all cells, and the progress of the tasks of this
 * process. Thread-safe.
 */
public final class Republication {
  /** The last republication that each task has finished, by partition. */
  private final Map<Integer, Integer> done = new ConcurrentHashMap<>();

  private final AtomicLong cells = new AtomicLong();
  private volatile int wanted;

  /**
   * Requests a republication of all cells.
   *
   * @param edition its number, greater than that of the one before
   */
  public void ask(int edition) {
    wanted = edition;
  }

  /**
   * The number of the requested republication; 0 when none was requested. Tasks read it when they
   * are initialized.
   */
  public int wanted() {
    return wanted;
  }

  /** How many tasks of this process have not finished the requested republication. */
  public int left() {
    int edition = wanted;
    return (int) done.values().stream().filter(last -> last < edition).count();
  }

  /**
   * Whether all tasks are in this process and have finished the requested republication.
   *
   * @param tasks how many tasks there are
   */
  public boolean isDone(int tasks) {
    return wanted > 0 && done.size() == tasks && left() == 0;
  }

  /** How many cells were written again so far. */
  public long cells() {
    return cells.get();
  }

  void wrote(int count) {
    cells.addAndGet(count);
  }

  /** Records which republication the task of a partition has finished. */
  void done(int partition, int edition) {
    done.put(partition, edition);
  }

  /** Records that the task of a partition is not in this process any more. */
  void gone(int partition) {
    done.remove(partition);
  }
}
