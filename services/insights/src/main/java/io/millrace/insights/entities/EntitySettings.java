package io.millrace.insights.entities;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the numbers of entities in memory.
 *
 * @param memory limit of the windows that are kept in memory for rankings, at least 1MB; one answer
 *     needs no more than that either
 */
@ConfigurationProperties("millrace.insights.entities")
public record EntitySettings(@DefaultValue("64MB") DataSize memory) {
  private static final DataSize LEAST = DataSize.ofMegabytes(1);

  public EntitySettings {
    if (memory.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException("millrace.insights.entities.memory must be at least 1MB");
    }
  }
}
