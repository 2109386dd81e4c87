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
 * A guard for each service, and a second one for its streams: they share the breakers, but streams,
 * which stay, have places of their own.
 */
final class ServiceResilience {
  private final CircuitBreakerRegistry breakers;
  private final BulkheadRegistry rooms;
  private final Map<BackendService, ServiceCalls> requests;
  private final Map<BackendService, ServiceCalls> streams;
  private final Map<BackendService, CallerBreakers> callers = new EnumMap<>(BackendService.class);

  ServiceResilience(
      CircuitBreakerRegistry breakers,
      BulkheadRegistry rooms,
      ResilienceSettings settings,
      Clock clock) {
    this.breakers = breakers;
    this.rooms = rooms;
    for (BackendService service : BackendService.values()) {
      ResilienceSettings.Breaker breaker = settings.breaker();
      callers.put(service, new CallerBreakers(breaker.ofCaller(clock), breaker.open(), clock));
    }
    this.requests = guards("", settings.concurrent(), settings, clock);
    this.streams = guards("-streams", settings.streams(), settings, clock);
  }

  ServiceCalls of(RouteRule rule) {
    Map<BackendService, ServiceCalls> guards = rule.stream() ? streams : requests;
    return Objects.requireNonNull(guards.get(rule.service()));
  }

  /** The breakers of that service that are for one caller each. */
  CallerBreakers callersOf(BackendService service) {
    return Objects.requireNonNull(callers.get(service));
  }

  private Map<BackendService, ServiceCalls> guards(
      String suffix, int places, ResilienceSettings settings, Clock clock) {
    return Arrays.stream(BackendService.values())
        .collect(
            Collectors.toMap(
                Function.identity(),
                service -> guard(service, suffix, places, settings, clock),
                (a, b) -> a,
                () -> new EnumMap<>(BackendService.class)));
  }

  private ServiceCalls guard(
      BackendService service, String suffix, int places, ResilienceSettings settings, Clock clock) {
    CircuitBreaker breaker = breakers.circuitBreaker(service.id());
    return new ServiceCalls(
        service,
        rooms.bulkhead(service.id() + suffix, room(places)),
        breaker,
        TimeLimiter.of(
            service.id(), TimeLimiterConfig.custom().timeoutDuration(settings.firstByte()).build()),
        new BreakerOpenTime(breaker, settings.breaker().open(), clock),
        callersOf(service));
  }

  private static BulkheadConfig room(int places) {
    return BulkheadConfig.custom()
        .maxConcurrentCalls(places)
        .maxWaitDuration(Duration.ZERO)
        .writableStackTraceEnabled(false)
        .build();
  }
}
