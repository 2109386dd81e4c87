package io.millrace.web;

import java.util.Set;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.Status;

/**
 * The health status of a part that works, but not completely. A person should look at it. The
 * process is still ready and receives requests.
 */
public final class Degraded {
  /** The status: worse than up, better than out of service. */
  public static final Status STATUS = new Status("DEGRADED");

  /**
   * The order of all statuses. Spring would rank a status that it does not know above all others,
   * also above DOWN.
   */
  static final StatusAggregator ORDER =
      StatusAggregator.of(Status.DOWN, Status.OUT_OF_SERVICE, STATUS, Status.UP, Status.UNKNOWN);

  private Degraded() {}

  /** The status of a whole whose parts have these statuses. */
  public static Status worst(Set<Status> parts) {
    return ORDER.getAggregateStatus(parts);
  }
}
