package io.millrace.insights.query;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the numbers by channel and region in memory.
 *
 * @param memory limit of the cells, their sub-keys and their sums that are kept in memory, 1MB to
 *     1GB
 */
@ConfigurationProperties("millrace.insights.splits")
public record SplitSettings(@DefaultValue("32MB") DataSize memory) {
  private static final DataSize LEAST = DataSize.ofMegabytes(1);
  private static final DataSize MOST = DataSize.ofGigabytes(1);

  public SplitSettings {
    if (memory.compareTo(LEAST) < 0 || memory.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("millrace.insights.splits.memory must be 1MB to 1GB");
    }
  }

  /** Returns a quarter of the memory in bytes. */
  int quarter() {
    return (int) (memory.toBytes() / 4);
  }
}
