package io.millrace.gateway.access;

import io.millrace.gateway.keys.ApiKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Sessions of browsers, which cannot send a key with every request but keep a cookie. */
public final class Sessions {
  /** The name of the cookie. */
  static final String COOKIE = "millrace-session";

  private final SessionTokens tokens;
  private final SessionSettings settings;
  private final InstantSource clock;

  Sessions(SessionTokens tokens, SessionSettings settings, InstantSource clock) {
    this.tokens = tokens;
    this.settings = settings;
    this.clock = clock;
  }

  /** A cookie that lets a browser in as the holder of that key. */
  public ResponseCookie begin(ApiKey key, ServerHttpRequest request) {
    return cookie(
        tokens.write(key, clock.instant().plus(settings.lasts())), settings.lasts(), request);
  }

  /** A cookie that makes a browser forget its session. */
  public ResponseCookie end(ServerHttpRequest request) {
    return cookie("", Duration.ZERO, request);
  }

  /** Whether nobody has to sign in. */
  public boolean open() {
    return settings.open();
  }

  /** The key of the request's session; empty when there is none, or one that is not good. */
  Optional<ApiKey> find(ServerHttpRequest request) {
    return Optional.ofNullable(request.getCookies().getFirst(COOKIE))
        .map(HttpCookie::getValue)
        .flatMap(tokens::read);
  }

  private ResponseCookie cookie(String value, Duration lasts, ServerHttpRequest request) {
    return ResponseCookie.from(COOKIE, value)
        .httpOnly(true)
        .sameSite("Strict")
        .path("/")
        .secure(settings.secure() || "https".equals(request.getURI().getScheme()))
        .maxAge(lasts)
        .build();
  }
}
