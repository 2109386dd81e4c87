package io.millrace.gateway.access;

import io.millrace.gateway.keys.Role;
import io.millrace.gateway.problem.GatewayProblem;
import io.millrace.web.ProblemException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** What is said to callers who may not do what they ask for. */
public final class AccessProblems {
  private static final String CHALLENGE = "Bearer realm=\"millrace\"";

  private AccessProblems() {}

  /** Passes when the caller may do what that role is needed for, else ends the request. */
  public static void require(ServerWebExchange exchange, Role needed) {
    require(exchange, Set.of(needed));
  }

  /**
   * Passes when the caller may do what one of these roles is needed for, else ends the request.
   *
   * @param needed none when anybody may
   */
  static void require(ServerWebExchange exchange, Set<Role> needed) {
    if (!needed.isEmpty() && needed.stream().noneMatch(Caller.of(exchange)::opens)) {
      throw refusal(exchange);
    }
  }

  /** The caller's role; ends the request when it has none. */
  public static Role role(ServerWebExchange exchange) {
    return Caller.of(exchange).role().orElseThrow(() -> refusal(exchange));
  }

  /** For a key that opens nothing, wherever it was given. */
  public static ProblemException badKey(ServerWebExchange exchange) {
    challenge(exchange, CHALLENGE + ", error=\"invalid_token\"");
    return GatewayProblem.BAD_KEY.because("the key is not valid");
  }

  private static ProblemException refusal(ServerWebExchange exchange) {
    return switch (Caller.of(exchange)) {
      case Caller.Authenticated _ ->
          wrongRole(exchange, "the role of this key does not open this path");
      case Caller.Browser _, Caller.LocalGuest _ ->
          wrongRole(exchange, "a browser's role does not open this path; events take a write key");
      case Caller.InvalidKey _ -> badKey(exchange);
      case Caller.Anonymous _ -> noKey(exchange);
    };
  }

  private static ProblemException wrongRole(ServerWebExchange exchange, String detail) {
    challenge(exchange, CHALLENGE + ", error=\"insufficient_scope\"");
    return GatewayProblem.WRONG_ROLE.because(detail);
  }

  private static ProblemException noKey(ServerWebExchange exchange) {
    challenge(exchange, CHALLENGE);
    return GatewayProblem.NO_KEY.because("send a key: Authorization: Bearer <key>");
  }

  private static void challenge(ServerWebExchange exchange, String challenge) {
    exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
  }
}
