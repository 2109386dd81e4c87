package io.millrace.gateway.route;

import java.util.Set;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers 405 when the path exists but does not have the method of the request. */
final class MethodFilter implements GlobalFilter, Ordered {

  @Override
  public int getOrder() {
    return FilterOrder.METHOD.order();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    Set<HttpMethod> allowed = RouteRule.of(exchange).methods();
    HttpMethod given = exchange.getRequest().getMethod();
    return allowed.contains(given)
        ? chain.filter(exchange)
        : Mono.error(new MethodNotAllowedException(given, allowed));
  }
}
