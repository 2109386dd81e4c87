package io.millrace.gateway.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.gateway.access.Caller;
import io.millrace.keys.ApiKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Measures the time of every request up to the head of its response, by route, status and role.
 * This includes streams. The management port inherits this filter, but its requests are not
 * measured. A request is not measured when its client disconnects before the response.
 */
final class RequestTimes implements WebFilter, Ordered {
  private static final String NONE = "none";
  private static final Duration[] BUCKETS =
      Arrays.stream(new long[] {5, 10, 20, 50, 100, 250, 500, 1_000, 2_500, 10_000})
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry meters;
  private final ApplicationContext watched;

  RequestTimes(MeterRegistry meters, ApplicationContext watched) {
    this.meters = meters;
    this.watched = watched;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (watched.equals(exchange.getApplicationContext())) {
      Timer.Sample sample = Timer.start(meters);
      exchange
          .getResponse()
          .beforeCommit(() -> Mono.fromRunnable(() -> sample.stop(timer(exchange))));
    }
    return chain.filter(exchange);
  }

  private Timer timer(ServerWebExchange exchange) {
    return Timer.builder("millrace.gateway.requests")
        .description("from the head of a request to the head of its answer")
        .tag("route", route(exchange))
        .tag("status", status(exchange))
        .tag("role", role(exchange))
        .serviceLevelObjectives(BUCKETS)
        .register(meters);
  }

  private static String route(ServerWebExchange exchange) {
    return Optional.<Route>ofNullable(
            exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR))
        .map(Route::getId)
        .orElse(NONE);
  }

  private static String status(ServerWebExchange exchange) {
    HttpStatusCode status = exchange.getResponse().getStatusCode();
    return Integer.toString(status == null ? 200 : status.value());
  }

  private static String role(ServerWebExchange exchange) {
    return Optional.<Caller>ofNullable(exchange.getAttribute(Caller.class.getName()))
        .filter(Caller.Authenticated.class::isInstance)
        .map(caller -> ((Caller.Authenticated) caller).key())
        .map(ApiKey::role)
        .map(role -> role.name().toLowerCase(Locale.ROOT))
        .orElse(NONE);
  }
}
