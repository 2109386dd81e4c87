package io.millrace.aggregator.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Holds the greatest event time that a task has seen. The horizon is measured from it. It is stored
 * with the task's data, so that a restart does not set it back.
 */
final class TaskClock {
  /** Shorter than the key of any piece of a journey. */
  private static final Bytes KEY = Bytes.wrap("clock".getBytes(UTF_8));

  private final KeyValueStore<Bytes, byte[]> store;
  private long now;
  private long kept;

  TaskClock(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
    byte[] value = store.get(KEY);
    this.kept = value == null ? Long.MIN_VALUE : ByteBuffer.wrap(value).getLong();
    this.now = kept;
  }

  /**
   * Moves the clock to an event time, unless it is already later.
   *
   * @param at milliseconds
   * @return the clock, milliseconds
   */
  long advance(long at) {
    now = Math.max(now, at);
    return now;
  }

  /** The clock: event time in milliseconds; {@link Long#MIN_VALUE} before the first event. */
  long now() {
    return now;
  }

  void save() {
    if (now != kept) {
      store.put(KEY, ByteBuffer.allocate(Long.BYTES).putLong(now).array());
      kept = now;
    }
  }
}
