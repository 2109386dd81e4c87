package io.millrace.gateway.access;

import io.millrace.gateway.route.FilterOrder;
import io.millrace.gateway.route.RouteRule;
import java.util.Set;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Checks that the route has the method of the request, which else is answered with 405, and then
 * that the caller has a role that the route requires. On the routes for public keys a request
 * without a key passes: {@link KeyInBodyFilter} looks for one in the body and checks it.
 */
final class AccessFilter implements GlobalFilter, Ordered {

  @Override
  public int getOrder() {
    return FilterOrder.ACCESS.order();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return Mono.defer(
        () -> {
          RouteRule rule = RouteRule.of(exchange);
          requireMethod(exchange.getRequest().getMethod(), rule.methods());
          if (!rule.isPublic() || Caller.of(exchange).hasSentKey()) {
            AccessProblems.require(exchange, rule.roles());
          }
          return chain.filter(exchange);
        });
  }

  private static void requireMethod(HttpMethod given, Set<HttpMethod> allowed) {
    if (!allowed.contains(given)) {
      throw new MethodNotAllowedException(given, allowed);
    }
  }
}
