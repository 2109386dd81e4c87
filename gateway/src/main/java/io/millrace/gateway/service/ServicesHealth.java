package io.millrace.gateway.service;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.millrace.gateway.route.BackendService;
import io.millrace.web.Degraded;
import java.util.Arrays;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Reports the breaker of each service, and the number of callers whose own breaker is not closed.
 * An open breaker never makes the gateway unready, because the gateway must still answer 503 with
 * {@code Retry-After}.
 */
final class ServicesHealth extends AbstractHealthIndicator {
  private final CircuitBreakerRegistry breakers;
  private final ServiceResilience resilience;

  ServicesHealth(CircuitBreakerRegistry breakers, ServiceResilience resilience) {
    super("services");
    this.breakers = breakers;
    this.resilience = resilience;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    boolean allClosed = Arrays.stream(BackendService.values()).allMatch(this::isClosed);
    health.status(allClosed ? Status.UP : Degraded.STATUS);
    for (BackendService service : BackendService.values()) {
      health.withDetail(service.id(), state(service).name());
      if (shutOut(service) > 0) {
        health.withDetail(service.id() + "-callers-shut-out", shutOut(service));
      }
    }
  }

  private boolean isClosed(BackendService service) {
    return state(service) == CircuitBreaker.State.CLOSED && shutOut(service) == 0;
  }

  private long shutOut(BackendService service) {
    return resilience.callersOf(service).shutOut();
  }

  private CircuitBreaker.State state(BackendService service) {
    return breakers.circuitBreaker(service.id()).getState();
  }
}
