package io.millrace.gateway.access;

import io.millrace.gateway.keys.ApiKey;
import io.millrace.gateway.keys.ApiKeyIndex;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** Sessions of browsers, which cannot send a key with every request but keep a cookie. */
public final class Sessions {
  /** The name of the cookie where it is also sent over plain HTTP. */
  static final String COOKIE = "millrace-session";

  /** Browsers take a cookie of such a name from this very host and over TLS only. */
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

  /** A cookie that lets a browser in as the holder of that key. */
  public ResponseCookie begin(ApiKey key, ServerHttpRequest request) {
    return cookie(
        tokens.write(key, clock.instant().plus(settings.lasts())), settings.lasts(), request);
  }

  /** Ends the request's session, if it has one; the cookie makes the browser forget it. */
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

  /** Whether nobody has to sign in. */
  public boolean open() {
    return settings.open();
  }

  /** Whether what let that caller in still does: its key is active, its session has not ended. */
  boolean stillLetsIn(Caller caller) {
    return switch (caller) {
      case Caller.Authenticated(ApiKey key) -> isActive(key);
      case Caller.Browser(ApiKey key, Session session) ->
          isActive(key) && tokens.isRunning(session) && !ended.contains(key.prefix(), session);
      case Caller.LocalGuest _, Caller.Anonymous _, Caller.InvalidKey _ -> true;
    };
  }

  /** Whose the request's session is; empty when there is none, or one that is not good. */
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
