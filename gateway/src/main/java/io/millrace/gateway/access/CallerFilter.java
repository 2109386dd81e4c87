package io.millrace.gateway.access;

import io.millrace.gateway.keys.ApiKey;
import io.millrace.gateway.keys.ApiKeyIndex;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Identifies the caller once per request. The cost is the same for valid and invalid keys. A key in
 * the header has precedence over a session, even when the key is not valid. This filter refuses no
 * request.
 */
final class CallerFilter implements WebFilter, Ordered {
  private static final String SCHEME = "Bearer ";

  private final ApiKeyIndex keys;
  private final Sessions sessions;

  CallerFilter(ApiKeyIndex keys, Sessions sessions) {
    this.keys = keys;
    this.sessions = sessions;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 10;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    exchange.getAttributes().put(Caller.class.getName(), caller(exchange.getRequest()));
    return chain.filter(exchange);
  }

  private Caller caller(ServerHttpRequest request) {
    Optional<String> header =
        Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION));
    Optional<ApiKey> key = keys.find(header.map(this::token).orElse(""));
    return header.isPresent()
        ? key.<Caller>map(Caller.Authenticated::new).orElseGet(Caller.InvalidKey::new)
        : withoutKey(request);
  }

  /** A request that a page of another site caused is anonymous, even when it carries a cookie. */
  private Caller withoutKey(ServerHttpRequest request) {
    if (SameOrigin.isForeign(request.getHeaders())) {
      return new Caller.Anonymous();
    }
    Caller unknown = sessions.open() ? new Caller.LocalGuest() : new Caller.Anonymous();
    return sessions.find(request).<Caller>map(browser -> browser).orElse(unknown);
  }

  private String token(String header) {
    boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    return bearer ? header.substring(SCHEME.length()).strip() : "";
  }
}
