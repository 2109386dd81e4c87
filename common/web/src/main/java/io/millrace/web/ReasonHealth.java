package io.millrace.web;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** A health indicator that is out of service, with a reason, while a reason exists. */
public final class ReasonHealth implements HealthIndicator {
  private final Supplier<Optional<String>> reason;

  /**
   * Creates the indicator.
   *
   * @param reason called at each probe; must not block
   */
  public ReasonHealth(Supplier<Optional<String>> reason) {
    this.reason = reason;
  }

  @Override
  public Health health() {
    return reason
        .get()
        .map(why -> Health.outOfService().withDetail("reason", why).build())
        .orElseGet(() -> Health.up().build());
  }
}
