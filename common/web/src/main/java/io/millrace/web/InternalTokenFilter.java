package io.millrace.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Accepts only requests with the secret of the gateway; others are answered with 403. The
 * comparison takes constant time. The management port has its own context and inherits this filter;
 * requests to that port pass without the secret.
 */
final class InternalTokenFilter implements WebFilter, Ordered {
  private final byte[] token;
  private final ProblemWriter problems;
  private final ApplicationContext guarded;

  InternalTokenFilter(String token, ProblemWriter problems, ApplicationContext guarded) {
    this.token = token.getBytes(UTF_8);
    this.problems = problems;
    this.guarded = guarded;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (isOfManagement(exchange)) {
      return chain.filter(exchange);
    }
    String given = exchange.getRequest().getHeaders().getFirst(InternalToken.HEADER);
    if (given != null && MessageDigest.isEqual(token, given.getBytes(UTF_8))) {
      return chain.filter(exchange);
    }
    Problem problem =
        Problem.of(
            HttpStatus.FORBIDDEN, "not_the_gateway", "this service answers the gateway only");
    return problems.write(exchange, problem, Optional.empty());
  }

  private boolean isOfManagement(ServerWebExchange exchange) {
    ApplicationContext context = exchange.getApplicationContext();
    return context != null && guarded.equals(context.getParent());
  }
}
