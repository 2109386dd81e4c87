package io.millrace.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.gateway.keys.ApiKeyIndex;
import io.millrace.gateway.route.PublicRoutes;
import io.millrace.keys.ApiKey;
import io.millrace.keys.Role;
import java.util.Base64;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Identifies the caller once per request. The key is a Bearer token, or the user name of Basic
 * authentication. On the routes for public keys, a public key may also stand in the query. The cost
 * is the same for valid and invalid keys. A key in the header has precedence over a session, even
 * when the key is not valid. This filter refuses no request.
 */
final class CallerFilter implements WebFilter, Ordered {
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";

  private final ApiKeyIndex keys;
  private final Sessions sessions;
  private final PublicRoutes publicRoutes;

  CallerFilter(ApiKeyIndex keys, Sessions sessions, PublicRoutes publicRoutes) {
    this.publicRoutes = publicRoutes;
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
    Optional<String> address = header.isPresent() ? Optional.empty() : inAddress(request);
    Optional<ApiKey> key = keys.find(header.map(CallerFilter::token).or(() -> address).orElse(""));
    if (header.isEmpty() && address.isEmpty()) {
      return withoutKey(request);
    }
    return key.filter(known -> header.isPresent() || known.role() == Role.COLLECT)
        .<Caller>map(Caller.Authenticated::new)
        .orElseGet(Caller.InvalidKey::new);
  }

  private Optional<String> inAddress(ServerHttpRequest request) {
    return publicRoutes.match(request) ? KeyInAddress.of(request) : Optional.empty();
  }

  /** A request that a page of another site caused is anonymous, even when it carries a cookie. */
  private Caller withoutKey(ServerHttpRequest request) {
    if (SameOrigin.isForeign(request.getHeaders())) {
      return new Caller.Anonymous();
    }
    Caller unknown = sessions.open() ? new Caller.LocalGuest() : new Caller.Anonymous();
    return sessions.find(request).<Caller>map(browser -> browser).orElse(unknown);
  }

  private static String token(String header) {
    return after(BEARER, header)
        .or(() -> after(BASIC, header).map(CallerFilter::userName))
        .orElse("");
  }

  private static Optional<String> after(String scheme, String header) {
    return header.regionMatches(true, 0, scheme, 0, scheme.length())
        ? Optional.of(header.substring(scheme.length()).strip())
        : Optional.empty();
  }

  /** The user name of Basic authentication. Some clients can send their key only there. */
  private static String userName(String credentials) {
    try {
      String pair = new String(Base64.getDecoder().decode(credentials), UTF_8);
      return pair.substring(0, Math.max(0, pair.indexOf(':')));
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}
