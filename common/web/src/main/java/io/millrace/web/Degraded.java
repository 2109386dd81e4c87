package io.millrace.web;

import java.util.Set;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.Status;

/**
 * Health of what does its work, only not all of it: somebody should look, and nobody should be sent
 * elsewhere. A process with a degraded part is ready.
 */
public final class Degraded {
  /** Worse than up, better than out of service. */
  public static final Status STATUS = new Status("DEGRADED");

  /** A status that Spring has not heard of would win over every other, also over DOWN. */
  static final StatusAggregator ORDER =
      StatusAggregator.of(Status.DOWN, Status.OUT_OF_SERVICE, STATUS, Status.UP, Status.UNKNOWN);

  private Degraded() {}

  /** The status of a whole whose parts have these. */
  public static Status worst(Set<Status> parts) {
    return ORDER.getAggregateStatus(parts);
  }
}
