package io.millrace.gateway.access;

import io.millrace.gateway.problem.GatewayProblem;
import io.millrace.keys.Role;
import io.millrace.web.ProblemException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Checks roles, and makes the problems 401 and 403 for callers without a required role. */
public final class AccessProblems {
  private static final String CHALLENGE = "Bearer realm=\"millrace\"";

  private AccessProblems() {}

  /** Ends the request with a problem unless the caller has the permissions of that role. */
  public static void require(ServerWebExchange exchange, Role needed) {
    require(exchange, Set.of(needed));
  }

  /**
   * Ends the request with a problem unless the caller has the permissions of one of these roles. A
   * public key also needs an origin that it lists.
   *
   * @param needed the roles; empty when every caller has access
   */
  static void require(ServerWebExchange exchange, Set<Role> needed) {
    if (!needed.isEmpty() && needed.stream().noneMatch(Caller.of(exchange)::opens)) {
      throw refusal(exchange);
    }
    Caller.of(exchange).publicUse().ifPresent(use -> Origins.require(use, exchange.getRequest()));
  }

  /** The role of the caller. Ends the request with a problem when the caller has no role. */
  public static Role role(ServerWebExchange exchange) {
    return Caller.of(exchange).role().orElseThrow(() -> refusal(exchange));
  }

  /** The problem for a key that is not valid, from a header or from a sign-in. */
  public static ProblemException badKey(ServerWebExchange exchange) {
    challenge(exchange, CHALLENGE + ", error=\"invalid_token\"");
    return GatewayProblem.BAD_KEY.because("the key is not valid");
  }

  private static ProblemException refusal(ServerWebExchange exchange) {
    return switch (Caller.of(exchange)) {
      case Caller.Authenticated _ ->
          wrongRole(exchange, "the role of this key does not permit this request");
      case Caller.Browser _, Caller.LocalGuest _ ->
          wrongRole(
              exchange,
              "the browser's role does not permit this request; sending events needs a write key");
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
