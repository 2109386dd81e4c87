package io.millrace.gateway.route;

import io.millrace.web.InternalToken;
import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows the services that the gateway asks, and keeps from them who asked it. */
final class ServiceHeadersFilter implements GlobalFilter, Ordered {
  private final InternalToken token;

  ServiceHeadersFilter(InternalToken token) {
    this.token = token;
  }

  @Override
  public int getOrder() {
    return FilterOrder.HEADERS.order();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return chain.filter(
        exchange.mutate().request(request -> request.headers(this::rewrite)).build());
  }

  /**
   * What the client nominates in {@code Connection} is for this connection and goes no further; it
   * must not take along what is added here, so the nomination ends first.
   */
  private void rewrite(HttpHeaders headers) {
    List<String> nominated = headers.getConnection();
    nominated.forEach(headers::remove);
    headers.remove(HttpHeaders.CONNECTION);
    headers.remove(HttpHeaders.AUTHORIZATION);
    headers.remove(HttpHeaders.COOKIE);
    headers.set(InternalToken.HEADER, token.internalToken());
  }
}
