package io.millrace.web;

import org.springframework.boot.health.contributor.Status;

/**
 * Health of what does its work, only not all of it: somebody should look, and nobody should be sent
 * elsewhere. A process with a degraded part is ready.
 */
public final class Degraded {
  /** Worse than up, better than out of service. */
  public static final Status STATUS = new Status("DEGRADED");

  private Degraded() {}
}
