package io.millrace.gateway.access;

import io.millrace.gateway.problem.GatewayProblem;
import io.millrace.keys.ViewUse;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses every request with a key of a view that the key does not list, except GET /v1/lag: other
 * methods than GET, other paths, another spelling of a path, and other parameters. The requests of
 * such keys are counted first, so that a refused caller is limited too. The routes check the role
 * once more.
 */
final class ViewKeyFilter implements WebFilter, Ordered {

  /** After the count of requests, and before everything that answers. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 22;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    Optional<ViewUse> use = Caller.of(exchange).viewUse();
    return use.isEmpty() || permits(use.get(), exchange.getRequest())
        ? chain.filter(exchange)
        : Mono.error(
            GatewayProblem.WRONG_ROLE.because("this key only asks what it lists for its view"));
  }

  private static boolean permits(ViewUse use, ServerHttpRequest request) {
    return request.getMethod().equals(HttpMethod.GET)
        && use.permits(request.getURI().getRawPath(), request.getQueryParams());
  }
}
