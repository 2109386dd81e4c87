package io.millrace.gateway.service;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.millrace.gateway.route.BackendService;
import io.millrace.gateway.route.RouteRule;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Holds the {@link ServiceCalls} of each service, once for requests and once for streams. Both
 * share the circuit breakers. Streams have their own bulkhead, because a stream occupies its place
 * for a long time.
 */
final class ServiceResilience {
  private final CircuitBreakerRegistry breakers;
  private final BulkheadRegistry bulkheads;
  private final Map<BackendService, ServiceCalls> requests;
  private final Map<BackendService, ServiceCalls> streams;
  private final Map<BackendService, CallerBreakers> callers = new EnumMap<>(BackendService.class);

  ServiceResilience(
      CircuitBreakerRegistry breakers,
      BulkheadRegistry bulkheads,
      ResilienceSettings settings,
      Clock clock) {
    this.breakers = breakers;
    this.bulkheads = bulkheads;
    for (BackendService service : BackendService.values()) {
      ResilienceSettings.Breaker breaker = settings.breaker();
      callers.put(service, new CallerBreakers(breaker.ofCaller(clock), breaker.open(), clock));
    }
    this.requests = allCalls("", settings.concurrent(), settings, clock);
    this.streams = allCalls("-streams", settings.streams(), settings, clock);
  }

  ServiceCalls of(RouteRule rule) {
    Map<BackendService, ServiceCalls> calls = rule.stream() ? streams : requests;
    return Objects.requireNonNull(calls.get(rule.service()));
  }

  /** The breakers of that service for single callers. */
  CallerBreakers callersOf(BackendService service) {
    return Objects.requireNonNull(callers.get(service));
  }

  private Map<BackendService, ServiceCalls> allCalls(
      String suffix, int concurrent, ResilienceSettings settings, Clock clock) {
    return Arrays.stream(BackendService.values())
        .collect(
            Collectors.toMap(
                Function.identity(),
                service -> newCalls(service, suffix, concurrent, settings, clock),
                (a, b) -> a,
                () -> new EnumMap<>(BackendService.class)));
  }

  private ServiceCalls newCalls(
      BackendService service,
      String suffix,
      int concurrent,
      ResilienceSettings settings,
      Clock clock) {
    CircuitBreaker breaker = breakers.circuitBreaker(service.id());
    return new ServiceCalls(
        service,
        bulkheads.bulkhead(service.id() + suffix, bulkhead(concurrent)),
        breaker,
        TimeLimiter.of(
            service.id(), TimeLimiterConfig.custom().timeoutDuration(settings.firstByte()).build()),
        new BreakerOpenTime(breaker, settings.breaker().open(), clock),
        callersOf(service));
  }

  private static BulkheadConfig bulkhead(int concurrent) {
    return BulkheadConfig.custom()
        .maxConcurrentCalls(concurrent)
        .maxWaitDuration(Duration.ZERO)
        .writableStackTraceEnabled(false)
        .build();
  }
}
