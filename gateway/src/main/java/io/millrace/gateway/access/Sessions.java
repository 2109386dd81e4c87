package io.millrace.gateway.access;

import io.millrace.gateway.keys.ApiKeyIndex;
import io.millrace.keys.ApiKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/**
 * Begins, finds and ends the sessions of browsers. A browser cannot send a key with every request,
 * so it keeps a cookie.
 */
public final class Sessions {
  /** The name of a cookie that browsers also send over plain HTTP. */
  static final String COOKIE = "millrace-session";

  /**
   * The name of a secure cookie. Browsers accept the prefix {@code __Host-} only from this same
   * host and only over TLS.
   */
  static final String SECURE_COOKIE = "__Host-" + COOKIE;

  private final SessionTokens tokens;
  private final SessionSettings settings;
  private final ApiKeyIndex keys;
  private final EndedSessions ended;
  private final Optional<EndedSessionsFile> file;
  private final InstantSource clock;

  Sessions(
      SessionTokens tokens,
      SessionSettings settings,
      ApiKeyIndex keys,
      EndedSessions ended,
      Optional<EndedSessionsFile> file,
      InstantSource clock) {
    this.tokens = tokens;
    this.settings = settings;
    this.keys = keys;
    this.ended = ended;
    this.file = file;
    this.clock = clock;
  }

  /** Begins a session of that key, and returns its cookie. */
  public ResponseCookie begin(ApiKey key, ServerHttpRequest request) {
    return cookie(
        tokens.write(key, clock.instant().plus(settings.lasts())), settings.lasts(), request);
  }

  /**
   * Ends the session of the request, if it has one. The returned cookie makes the browser delete
   * its cookie.
   */
  public Mono<ResponseCookie> end(ServerHttpRequest request) {
    Optional<Caller.Browser> browser = find(request);
    browser.ifPresent(found -> ended.add(found.key().prefix(), found.session()));
    Mono<Void> saved =
        browser
            .flatMap(_ -> file)
            .map(kept -> Mono.fromCompletionStage(kept::save))
            .orElseGet(Mono::empty);
    return saved.thenReturn(cookie("", Duration.ZERO, request));
  }

  /** Whether clients on this machine need no sign-in. */
  public boolean open() {
    return settings.open();
  }

  /** Whether the caller still has access: its key is active, and its session has not ended. */
  boolean isValid(Caller caller) {
    return switch (caller) {
      case Caller.Authenticated(ApiKey key) -> isActive(key);
      case Caller.Browser(ApiKey key, Session session) ->
          isActive(key) && tokens.isRunning(session) && !ended.contains(key.prefix(), session);
      case Caller.LocalGuest _, Caller.Anonymous _, Caller.InvalidKey _ -> true;
    };
  }

  /** The browser that owns the session of the request; empty without a valid session. */
  Optional<Caller.Browser> find(ServerHttpRequest request) {
    return Optional.ofNullable(request.getCookies().getFirst(name(request)))
        .map(HttpCookie::getValue)
        .flatMap(tokens::read)
        .filter(browser -> !ended.contains(browser.key().prefix(), browser.session()));
  }

  private boolean isActive(ApiKey key) {
    return keys.active(key.prefix()).filter(now -> now.sha256().equals(key.sha256())).isPresent();
  }

  private ResponseCookie cookie(String value, Duration lasts, ServerHttpRequest request) {
    return ResponseCookie.from(name(request), value)
        .httpOnly(true)
        .sameSite("Strict")
        .path("/")
        .secure(isSecure(request))
        .maxAge(lasts)
        .build();
  }

  private String name(ServerHttpRequest request) {
    return isSecure(request) ? SECURE_COOKIE : COOKIE;
  }

  private boolean isSecure(ServerHttpRequest request) {
    return settings.secure() || "https".equals(request.getURI().getScheme());
  }
}
