package io.millrace.gateway.service;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.millrace.gateway.route.Service;
import org.springframework.context.ApplicationContext;

/** The breakers of a running gateway, for tests. */
public final class Breakers {
  private Breakers() {}

  /** As if nothing had happened yet. */
  public static void reset(ApplicationContext gateway) {
    gateway
        .getBean(CircuitBreakerRegistry.class)
        .getAllCircuitBreakers()
        .forEach(CircuitBreaker::reset);
    for (Service service : Service.values()) {
      gateway.getBean(Guards.class).callersOf(service).reset();
    }
  }
}
