package io.millrace.gateway.access;

import io.millrace.gateway.keys.Role;
import io.millrace.gateway.problem.Refusal;
import io.millrace.gateway.route.RouteRule;
import io.millrace.gateway.route.Stage;
import io.millrace.web.ProblemException;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets a caller pass whose key has the role of the route. */
final class AccessFilter implements GlobalFilter, Ordered {
  private static final String CHALLENGE = "Bearer realm=\"millrace\"";

  @Override
  public int getOrder() {
    return Stage.ACCESS.order();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    Role needed = RouteRule.of(exchange).role();
    return switch (Caller.of(exchange)) {
      case Caller.Known known when known.key().role() == needed -> chain.filter(exchange);
      case Caller.Known _ ->
          refuse(
              exchange,
              CHALLENGE + ", error=\"insufficient_scope\"",
              Refusal.WRONG_ROLE.because("the role of this key does not open this path"));
      case Caller.Stranger _ ->
          refuse(
              exchange,
              CHALLENGE + ", error=\"invalid_token\"",
              Refusal.BAD_KEY.because("the key is not valid"));
      case Caller.Nobody _ ->
          refuse(
              exchange,
              CHALLENGE,
              Refusal.NO_KEY.because("send a key: Authorization: Bearer <key>"));
    };
  }

  private static Mono<Void> refuse(
      ServerWebExchange exchange, String challenge, ProblemException problem) {
    exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
    return Mono.error(problem);
  }
}
