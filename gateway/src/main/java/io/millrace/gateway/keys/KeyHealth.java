package io.millrace.gateway.keys;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Shows a keys file that cannot be read; the gateway works on with the keys that it has. */
final class KeyHealth extends AbstractHealthIndicator {
  private static final Status DEGRADED =
      new Status("DEGRADED", "the last good keys are used, changes are not seen");

  private final KeyRing ring;

  KeyHealth(KeyRing ring) {
    super("keys file");
    this.ring = ring;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    health.status(ring.trouble().isPresent() ? DEGRADED : Status.UP);
    health.withDetail("active", ring.active());
    ring.trouble().ifPresent(trouble -> health.withDetail("trouble", trouble));
  }
}
