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
 * Counts every request, also one to a path that does not exist, and tells the caller what is left
 * in the header fields of the IETF draft "RateLimit header fields for HTTP".
 */
final class RequestLimitFilter implements WebFilter, Ordered {
  /** As routing sees a path: decoded, and without parameters of its segments. */
  private static final PathPattern SIGN_IN = PathPatternParser.defaultInstance.parse("/session");

  private final RateLimits allowances;

  RequestLimitFilter(RateLimits allowances) {
    this.allowances = allowances;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 20;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    RateLimit allowance =
        allowances.of(
            counted(exchange), Optional.ofNullable(exchange.getRequest().getRemoteAddress()));
    exchange.getAttributes().put(RateLimit.class.getName(), allowance);
    LimitDecision verdict = allowance.takeRequest();
    announce(exchange.getResponse().getHeaders(), allowance.rate(), verdict);
    return verdict.admitted()
        ? chain.filter(exchange)
        : Mono.error(
            GatewayProblem.TOO_MANY_REQUESTS
                .because("the limit of requests or bytes per second is used up")
                .retryAfter(verdict.reset()));
  }

  /** Whoever tries keys is counted by address, also with a good one at hand. */
  private static Caller counted(ServerWebExchange exchange) {
    boolean signsIn =
        exchange.getRequest().getMethod().equals(HttpMethod.POST)
            && SIGN_IN.matches(exchange.getRequest().getPath().pathWithinApplication());
    return signsIn ? new Caller.Anonymous() : Caller.of(exchange);
  }

  private static void announce(HttpHeaders headers, RateSetting rate, LimitDecision verdict) {
    headers.set(
        "RateLimit-Policy",
        "\"default\";q=%d;w=1, \"bytes\";q=%d;w=1;qu=\"content-bytes\""
            .formatted(rate.requestsPerSecond(), rate.bytesPerSecond().toBytes()));
    headers.set(
        "RateLimit",
        "\"default\";r=%d;t=%d".formatted(verdict.remaining(), verdict.resetSeconds()));
  }
}
