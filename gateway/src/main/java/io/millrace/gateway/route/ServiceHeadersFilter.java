package io.millrace.gateway.route;

import io.millrace.web.InternalToken;
import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Adds the internal token for the services, and removes the credentials of the caller. */
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
   * Removes the headers that the client names in {@code Connection}, because they are for this
   * connection only. It removes them before it adds the token, so that a client cannot name the
   * token's header and remove it.
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
