package io.millrace.insights.entities;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the numbers of entities in memory.
 *
 * @param memory limit of the windows that are kept in memory for rankings, at least 1MB; one answer
 *     needs no more than that either. 0 means a sixteenth of the heap, at least 64MB
 */
@ConfigurationProperties("millrace.insights.entities")
public record EntitySettings(@DefaultValue("0MB") DataSize memory) {
  private static final DataSize LEAST = DataSize.ofMegabytes(1);
  private static final DataSize LEAST_SHARE = DataSize.ofMegabytes(64);
  private static final int SHARE = 16;

  public EntitySettings {
    if (memory.toBytes() == 0) {
      memory = ofHeap(Runtime.getRuntime().maxMemory());
    }
    if (memory.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException("millrace.insights.entities.memory must be at least 1MB");
    }
  }

  /** Returns the limit in a heap of at most this many bytes. */
  static DataSize ofHeap(long most) {
    return DataSize.ofBytes(Math.max(LEAST_SHARE.toBytes(), most / SHARE));
  }
}
