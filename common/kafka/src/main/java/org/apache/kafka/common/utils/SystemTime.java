package org.apache.kafka.common.utils;

import io.millrace.kafka.time.SteadyTime;
import org.jspecify.annotations.NullMarked;

/**
 * What {@link Time#SYSTEM} is: this class takes the place of Kafka's own of this name, which goes
 * by the machine's clock. There is no setting for it, and most clients take no {@link Time}.
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
