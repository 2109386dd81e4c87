package io.millrace.gateway.route;

import io.millrace.web.InternalToken;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows the services that the gateway asks, and keeps from them who asked it. */
final class InnerHeadersFilter implements GlobalFilter, Ordered {
  private final InternalToken token;

  InnerHeadersFilter(InternalToken token) {
    this.token = token;
  }

  @Override
  public int getOrder() {
    return Stage.HEADERS.order();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return chain.filter(
        exchange.mutate().request(request -> request.headers(this::rewrite)).build());
  }

  private void rewrite(HttpHeaders headers) {
    headers.remove(HttpHeaders.AUTHORIZATION);
    headers.remove(HttpHeaders.COOKIE);
    headers.set(InternalToken.HEADER, token.internalToken());
  }
}
