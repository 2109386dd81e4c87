package io.millrace.gateway.access;

import io.millrace.gateway.keys.KeyRing;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Finds out who calls, once per request and always with the same work. Refuses nobody. */
final class CallerFilter implements WebFilter, Ordered {
  private static final String SCHEME = "Bearer ";

  private final KeyRing keys;

  CallerFilter(KeyRing keys) {
    this.keys = keys;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 10;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    HttpHeaders headers = exchange.getRequest().getHeaders();
    exchange.getAttributes().put(Caller.class.getName(), caller(headers));
    return chain.filter(exchange);
  }

  private Caller caller(HttpHeaders headers) {
    Optional<String> header = Optional.ofNullable(headers.getFirst(HttpHeaders.AUTHORIZATION));
    Optional<Caller> known = keys.find(header.map(this::token).orElse("")).map(Caller.Known::new);
    return known.orElseGet(() -> header.isPresent() ? new Caller.Stranger() : new Caller.Nobody());
  }

  private String token(String header) {
    boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    return bearer ? header.substring(SCHEME.length()).strip() : "";
  }
}
