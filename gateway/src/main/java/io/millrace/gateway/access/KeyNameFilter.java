package io.millrace.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.gateway.route.BackendService;
import io.millrace.gateway.route.FilterOrder;
import io.millrace.gateway.route.RouteRule;
import io.millrace.keys.ApiKey;
import java.net.URLEncoder;
import java.util.Optional;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** States the name of the caller's key where insights stores what the caller writes. */
final class KeyNameFilter implements GlobalFilter, Ordered {
  /**
   * The name, percent-encoded. Clients cannot set this field, because {@code ClientHeadersFilter}
   * removes it.
   */
  private static final String HEADER = "X-Millrace-By";

  @Override
  public int getOrder() {
    return FilterOrder.TYPES.order();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    RouteRule rule = RouteRule.of(exchange);
    boolean stores =
        rule.service() == BackendService.INSIGHTS && !rule.methods().contains(HttpMethod.GET);
    Optional<String> name = stores ? name(Caller.of(exchange)) : Optional.empty();
    return chain.filter(name.map(text -> stating(exchange, text)).orElse(exchange));
  }

  private static Optional<String> name(Caller caller) {
    return switch (caller) {
      case Caller.Authenticated(ApiKey key) -> Optional.of(key.name());
      case Caller.Browser(ApiKey key, _) -> Optional.of(key.name());
      case Caller.LocalGuest _, Caller.Anonymous _, Caller.InvalidKey _ -> Optional.empty();
    };
  }

  private static ServerWebExchange stating(ServerWebExchange exchange, String name) {
    String text = URLEncoder.encode(name, UTF_8);
    return exchange.mutate().request(request -> request.header(HEADER, text)).build();
  }
}
