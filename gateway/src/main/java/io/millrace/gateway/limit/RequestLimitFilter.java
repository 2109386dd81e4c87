package io.millrace.gateway.limit;

import io.millrace.gateway.access.Caller;
import io.millrace.gateway.problem.GatewayProblem;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Counts every request against the rate limit of its caller, even when the path does not exist. It
 * sends the remaining requests in the header fields of the IETF draft "RateLimit header fields for
 * HTTP".
 */
final class RequestLimitFilter implements WebFilter, Ordered {
  /**
   * The path of a sign-in. It matches in the same way as routing: decoded, without path parameters.
   */
  private static final PathPattern SIGN_IN = PathPatternParser.defaultInstance.parse("/session");

  private final RateLimits limits;

  RequestLimitFilter(RateLimits limits) {
    this.limits = limits;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 20;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    RateLimit limit =
        limits.of(counted(exchange), Optional.ofNullable(exchange.getRequest().getRemoteAddress()));
    exchange.getAttributes().put(RateLimit.class.getName(), limit);
    LimitDecision decision = limit.takeRequest();
    announce(exchange.getResponse().getHeaders(), limit.rate(), decision);
    return decision.admitted()
        ? chain.filter(exchange)
        : Mono.error(
            GatewayProblem.TOO_MANY_REQUESTS
                .because("the limit of requests or bytes per second is used up")
                .retryAfter(decision.reset()));
  }

  /**
   * The caller to count. A sign-in counts for the address, even when it carries a valid key, so
   * that nobody can try many keys.
   */
  private static Caller counted(ServerWebExchange exchange) {
    boolean signsIn =
        exchange.getRequest().getMethod().equals(HttpMethod.POST)
            && SIGN_IN.matches(exchange.getRequest().getPath().pathWithinApplication());
    return signsIn ? new Caller.Anonymous() : Caller.of(exchange);
  }

  private static void announce(HttpHeaders headers, RateSetting rate, LimitDecision decision) {
    headers.set(
        "RateLimit-Policy",
        "\"default\";q=%d;w=1, \"bytes\";q=%d;w=1;qu=\"content-bytes\""
            .formatted(rate.requestsPerSecond(), rate.bytesPerSecond().toBytes()));
    headers.set(
        "RateLimit",
        "\"default\";r=%d;t=%d".formatted(decision.remaining(), decision.resetSeconds()));
  }
}
