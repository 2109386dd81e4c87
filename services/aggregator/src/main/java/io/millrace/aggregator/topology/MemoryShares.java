package io.millrace.aggregator.topology;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Divides memory for recently used state evenly among the open tasks of this process. The share of
 * a task becomes smaller when tasks of other processes come here. Thread-safe.
 */
public final class MemoryShares {
  private final long bytes;
  private final Set<TaskId> tasks = ConcurrentHashMap.newKeySet();

  /**
   * @param bytes of all tasks together, on the heap
   */
  public MemoryShares(long bytes) {
    this.bytes = bytes;
  }

  /** Counts a task from now on. A task that starts again is counted once. */
  void open(TaskId task) {
    tasks.add(task);
  }

  void close(TaskId task) {
    tasks.remove(task);
  }

  /** The bytes that one task may use at this time. */
  long each() {
    return bytes / Math.max(1, tasks.size());
  }
}
