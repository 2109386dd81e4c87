package io.millrace.aggregator.topology;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often all cells are to be written again, and how far the tasks of this process are with it.
 * Safe for use by several threads.
 */
public final class Republication {
  /** How often each task has done it, by partition. */
  private final Map<Integer, Integer> done = new ConcurrentHashMap<>();

  private final AtomicLong cells = new AtomicLong();
  private volatile int wanted;

  /** All cells are to be written again for the so-many-th time. */
  public void ask(int edition) {
    wanted = edition;
  }

  /** For the how-many-th time; 0 when nobody ever asked. Tasks look when they are initialized. */
  public int wanted() {
    return wanted;
  }

  /** How many tasks of this process have still to do it, or are about it. */
  public int left() {
    int edition = wanted;
    return (int) done.values().stream().filter(last -> last < edition).count();
  }

  /** Whether all of so many tasks are in this process and have done it. */
  public boolean isDone(int tasks) {
    return wanted > 0 && done.size() == tasks && left() == 0;
  }

  /** Cells that were written again so far. */
  public long cells() {
    return cells.get();
  }

  void wrote(int count) {
    cells.addAndGet(count);
  }

  /** The task of that partition has done it so often. */
  void done(int partition, int edition) {
    done.put(partition, edition);
  }

  /** The task of that partition is elsewhere. */
  void gone(int partition) {
    done.remove(partition);
  }
}
