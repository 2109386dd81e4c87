package io.millrace.gateway.service;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.millrace.gateway.route.Service;
import io.millrace.web.Degraded;
import java.util.Arrays;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * What the gateway thinks of each service: the state of its breaker. Never a reason not to be
 * ready: without the gateway nobody could be told when to come again.
 */
final class ServicesHealth extends AbstractHealthIndicator {
  private final CircuitBreakerRegistry breakers;

  ServicesHealth(CircuitBreakerRegistry breakers) {
    super("services");
    this.breakers = breakers;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    boolean allClosed =
        Arrays.stream(Service.values())
            .map(this::state)
            .allMatch(CircuitBreaker.State.CLOSED::equals);
    health.status(allClosed ? Status.UP : Degraded.STATUS);
    for (Service service : Service.values()) {
      health.withDetail(service.id(), state(service).name());
    }
  }

  private CircuitBreaker.State state(Service service) {
    return breakers.circuitBreaker(service.id()).getState();
  }
}
