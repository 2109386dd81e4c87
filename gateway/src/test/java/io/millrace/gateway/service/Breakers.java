package io.millrace.gateway.service;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.millrace.gateway.route.BackendService;
import org.springframework.context.ApplicationContext;

/** The breakers of a running gateway, for tests. */
public final class Breakers {
  private Breakers() {}

  /** Resets all breakers. */
  public static void reset(ApplicationContext gateway) {
    gateway
        .getBean(CircuitBreakerRegistry.class)
        .getAllCircuitBreakers()
        .forEach(CircuitBreaker::reset);
    for (BackendService service : BackendService.values()) {
      gateway.getBean(ServiceResilience.class).callersOf(service).reset();
    }
  }
}
