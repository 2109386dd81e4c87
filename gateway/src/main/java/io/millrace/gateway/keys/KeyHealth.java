package io.millrace.gateway.keys;

import io.millrace.web.Degraded;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether good keys are told from bad ones. A file that breaks later changes that little: the last
 * good keys stay. One that never could be read would make the gateway refuse everybody.
 */
final class KeyHealth extends AbstractHealthIndicator {
  private final ApiKeyIndex ring;

  KeyHealth(ApiKeyIndex ring) {
    super("keys file");
    this.ring = ring;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    health.status(status());
    health.withDetail("active", ring.active());
    ring.trouble().ifPresent(trouble -> health.withDetail("reason", trouble));
  }

  private Status status() {
    if (ring.trouble().isEmpty()) {
      return Status.UP;
    }
    return ring.hasRead() ? Degraded.STATUS : Status.OUT_OF_SERVICE;
  }
}
