package io.millrace.gateway.session;

import io.millrace.gateway.access.AccessProblems;
import io.millrace.gateway.access.Caller;
import io.millrace.gateway.access.SameOrigin;
import io.millrace.gateway.access.Sessions;
import io.millrace.gateway.demo.DemoState;
import io.millrace.gateway.demo.DemoSwitch;
import io.millrace.gateway.keys.ApiKeyIndex;
import io.millrace.keys.ApiKey;
import io.millrace.keys.Role;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Answers {@code /session}: it begins a session for a key, reports the current session, and ends
 * it.
 */
@RestController
@RequestMapping("/session")
public class SessionController {
  private final ApiKeyIndex keys;
  private final Sessions sessions;
  private final Optional<DemoSwitch> demo;

  SessionController(ApiKeyIndex keys, Sessions sessions, Optional<DemoSwitch> demo) {
    this.keys = keys;
    this.sessions = sessions;
    this.demo = demo;
  }

  @GetMapping
  ResponseEntity<SessionState> state(ServerWebExchange exchange) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new SessionState(role(exchange), sessions.open(), DemoState.of(demo)));
  }

  /**
   * The role of the caller; empty for an anonymous caller. An anonymous caller is not refused,
   * because a page asks for the state before the sign-in.
   */
  private static Optional<Role> role(ServerWebExchange exchange) {
    return Caller.of(exchange) instanceof Caller.Anonymous
        ? Optional.empty()
        : Optional.of(AccessProblems.role(exchange));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<Void>> begin(ServerWebExchange exchange) {
    SameOrigin.require(exchange.getRequest());
    return SignIn.read(exchange.getRequest().getBody())
        .map(signIn -> key(signIn, exchange))
        .map(key -> answer(sessions.begin(key, exchange.getRequest())));
  }

  @DeleteMapping
  Mono<ResponseEntity<Void>> end(ServerWebExchange exchange) {
    SameOrigin.require(exchange.getRequest());
    return sessions.end(exchange.getRequest()).map(SessionController::answer);
  }

  private ApiKey key(SignIn signIn, ServerWebExchange exchange) {
    return keys.find(signIn.key())
        .filter(key -> !key.role().isPublic())
        .orElseThrow(() -> AccessProblems.badKey(exchange));
  }

  private static ResponseEntity<Void> answer(ResponseCookie cookie) {
    return ResponseEntity.noContent()
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.SET_COOKIE, cookie.toString())
        .build();
  }
}
