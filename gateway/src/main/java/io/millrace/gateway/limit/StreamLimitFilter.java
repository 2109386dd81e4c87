package io.millrace.gateway.limit;

import io.millrace.gateway.access.Caller;
import io.millrace.gateway.route.FilterOrder;
import io.millrace.gateway.route.RouteRule;
import java.util.Optional;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Limits the open streams of one caller. It gives the place of a stream back, whatever ends the
 * stream.
 */
final class StreamLimitFilter implements GlobalFilter, Ordered {
  private final OpenStreams openStreams;

  StreamLimitFilter(OpenStreams openStreams) {
    this.openStreams = openStreams;
  }

  @Override
  public int getOrder() {
    return FilterOrder.STREAMS.order();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return RouteRule.of(exchange).stream()
        ? Mono.using(() -> take(exchange), _ -> chain.filter(exchange), OpenStreams.Place::close)
        : chain.filter(exchange);
  }

  private OpenStreams.Place take(ServerWebExchange exchange) {
    return openStreams.take(
        Caller.of(exchange), Optional.ofNullable(exchange.getRequest().getRemoteAddress()));
  }
}
