package org.apache.kafka.common.utils;

import io.millrace.kafka.time.SteadyTime;
import org.jspecify.annotations.NullMarked;

/**
 * The class of {@link Time#SYSTEM}. It replaces the class of Kafka with the same name, which uses
 * the machine's clock. Kafka has no setting for its clock, and most clients accept no {@link Time}.
 */
@NullMarked
final class SystemTime extends SteadyTime {
  private static final SystemTime ONLY = new SystemTime();

  private SystemTime() {}

  /** Called by Kafka. */
  public static SystemTime getSystemTime() {
    return ONLY;
  }
}
