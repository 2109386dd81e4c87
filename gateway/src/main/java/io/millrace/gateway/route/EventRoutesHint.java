package io.millrace.gateway.route;

import io.millrace.gateway.problem.GatewayProblem;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * Tells the sender of events which routes exist, when it used one that does not. Most such senders
 * are clients of other products with a wrong address.
 */
@Order(-4) // before SnowplowRefusals
final class EventRoutesHint implements WebExceptionHandler {
  /** Paths at which clients of other products send events or ask for settings with GET. */
  private static final Set<String> SENT_WITH_GET =
      Set.of("/collect", "/g/collect", "/decide/", "/flags/");

  private static final String HINT =
      "no such route. Events go to POST /v1/events (all types) and /v1/events/{content, social,"
          + " commerce}. Clients of other products: Segment and RudderStack /v1/{batch, track,"
          + " page, screen, identify, group, alias}; Sensors Analytics /sa; PostHog /i/v0/e/,"
          + " /batch/, /capture/; Snowplow /com.snowplowanalytics.snowplow/tp2; GA4 Measurement"
          + " Protocol /mp/collect";

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
    boolean unknown =
        error instanceof ErrorResponse known
            && known.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND);
    return Mono.error(
        unknown && sendsEvents(exchange.getRequest())
            ? GatewayProblem.NOT_FOUND.because(HINT)
            : error);
  }

  private static boolean sendsEvents(ServerHttpRequest request) {
    return request.getMethod().equals(HttpMethod.POST)
        || SENT_WITH_GET.contains(request.getPath().value());
  }
}
