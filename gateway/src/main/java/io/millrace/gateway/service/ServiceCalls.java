package io.millrace.gateway.service;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.timelimiter.TimeLimiterOperator;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.millrace.gateway.problem.GatewayProblem;
import io.millrace.gateway.route.BackendService;
import io.millrace.web.ProblemException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Protects the calls to one service with a bulkhead, a time limit and circuit breakers. Every
 * failure becomes a problem with {@code Retry-After}. Safe for several threads.
 */
final class ServiceCalls {
  private static final Logger log = LoggerFactory.getLogger(ServiceCalls.class);
  private static final Duration SOON = Duration.ofSeconds(1);

  private final BackendService service;
  private final Bulkhead bulkhead;
  private final CircuitBreaker breaker;
  private final TimeLimiter firstByte;
  private final BreakerOpenTime openTime;
  private final CallerBreakers callers;

  ServiceCalls(
      BackendService service,
      Bulkhead bulkhead,
      CircuitBreaker breaker,
      TimeLimiter firstByte,
      BreakerOpenTime openTime,
      CallerBreakers callers) {
    this.service = service;
    this.bulkhead = bulkhead;
    this.breaker = breaker;
    this.firstByte = firstByte;
    this.openTime = openTime;
    this.callers = callers;
  }

  /** Wraps a whole response, which occupies one place of the bulkhead until its last byte. */
  Mono<Void> withBulkhead(Mono<Void> answer) {
    return answer
        .transformDeferred(BulkheadOperator.of(bulkhead))
        .onErrorMap(BulkheadFullException.class, _ -> busy());
  }

  /** Wraps a call of that caller up to the head of its response. */
  Mono<Void> call(Mono<ResponseOutcome> head, String caller) {
    CallerBreakers.Own own = callers.of(caller);
    return head.transformDeferred(TimeLimiterOperator.of(firstByte))
        .transformDeferred(CircuitBreakerOperator.of(own.breaker()))
        .onErrorMap(
            CallNotPermittedException.class, _ -> unavailable().retryAfter(own.openTime().left()))
        .transformDeferred(CircuitBreakerOperator.of(breaker))
        .onErrorMap(this::problem)
        .then();
  }

  private ProblemException problem(Throwable error) {
    return switch (error) {
      case ProblemException known -> known;
      case CallNotPermittedException _ -> unavailable().retryAfter(openTime.left());
      case TimeoutException _ -> timeout();
      default -> {
        log.warn("{} failed: {}", service.id(), error.toString());
        yield unavailable().retryAfter(SOON);
      }
    };
  }

  private ProblemException busy() {
    return GatewayProblem.SERVICE_BUSY
        .because(service.id() + " has too many requests at once")
        .retryAfter(SOON);
  }

  private ProblemException unavailable() {
    return GatewayProblem.SERVICE_UNAVAILABLE.because(service.id() + " is not available");
  }

  private ProblemException timeout() {
    return GatewayProblem.TIMEOUT
        .because(service.id() + " did not answer in time")
        .retryAfter(SOON);
  }
}
