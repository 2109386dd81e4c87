package io.millrace.standalone.audit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Adds up the sizes of the newest record of each key. Before compaction a topic has many records of
 * one key, and a reader keeps only the newest.
 *
 * <p>Keys are compared by their hash code, so that a key takes about 50 bytes. Two keys with one
 * hash code count once, which makes the sum less by a negligible part.
 */
final class NewestSizes {
  private final Map<Integer, Integer> sizes = new HashMap<>();
  private long sum;

  /**
   * Notes a record that is newer than all before.
   *
   * @param bytes size of its value; negative or 0 when it deletes the key
   */
  void add(byte[] key, int bytes) {
    int hash = Arrays.hashCode(key);
    Integer before = bytes > 0 ? sizes.put(hash, bytes) : sizes.remove(hash);
    sum += Math.max(0, bytes) - (before == null ? 0 : before);
  }

  /** Returns the sum of the sizes, in bytes. */
  long sum() {
    return sum;
  }
}
