package io.millrace.gateway.keys;

import io.millrace.web.Degraded;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Reports whether the gateway can check keys. When a file becomes unreadable, the health is
 * degraded, because the last good keys stay valid. When a file could never be read, the gateway is
 * out of service, because it would refuse every key.
 */
final class KeyHealth extends AbstractHealthIndicator {
  private final ApiKeyIndex keys;

  KeyHealth(ApiKeyIndex keys) {
    super("keys file");
    this.keys = keys;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    health.status(status());
    health.withDetail("active", keys.active());
    keys.trouble().ifPresent(trouble -> health.withDetail("reason", trouble));
  }

  private Status status() {
    if (keys.trouble().isEmpty()) {
      return Status.UP;
    }
    return keys.hasRead() ? Degraded.STATUS : Status.OUT_OF_SERVICE;
  }
}
