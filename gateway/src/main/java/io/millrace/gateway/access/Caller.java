package io.millrace.gateway.access;

import io.millrace.gateway.keys.ApiKey;
import io.millrace.gateway.keys.Role;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/** Who sent a request. */
public sealed interface Caller {
  /** Somebody with a good key. */
  record Authenticated(ApiKey key) implements Caller {}

  /** Somebody whose browser holds a session that was begun with this key, still a good one. */
  record Browser(ApiKey key, Session session) implements Caller {}

  /** Somebody without a key at a gateway that is open to its machine. */
  record LocalGuest() implements Caller {}

  /** Somebody without any key. */
  record Anonymous() implements Caller {}

  /** Somebody whose key opens nothing: malformed, unknown or revoked. */
  record InvalidKey() implements Caller {}

  /** The role that the caller acts in, if there is any. */
  default Optional<Role> role() {
    return switch (this) {
      case Authenticated(ApiKey key) -> Optional.of(key.role());
      case Browser(ApiKey key, _) -> Optional.of(key.role());
      case LocalGuest _ -> Optional.of(Role.ADMIN);
      case Anonymous _, InvalidKey _ -> Optional.empty();
    };
  }

  /** Whether the caller may do what that role is needed for. A browser never sends events. */
  default boolean opens(Role needed) {
    boolean sends = needed == Role.WRITE;
    return !(sends && this instanceof Browser) && role().filter(r -> r.opens(needed)).isPresent();
  }

  /** What tells callers apart: a key wherever it is used, else an address. */
  static String identity(ServerWebExchange exchange) {
    return switch (of(exchange)) {
      case Authenticated(ApiKey key) -> "key " + key.prefix();
      case Browser(ApiKey key, _) -> "key " + key.prefix();
      case LocalGuest _, Anonymous _, InvalidKey _ ->
          "address " + Network.of(Optional.ofNullable(exchange.getRequest().getRemoteAddress()));
    };
  }

  /** The caller of a request that passed {@link CallerFilter}. */
  static Caller of(ServerWebExchange exchange) {
    return exchange.getRequiredAttribute(Caller.class.getName());
  }
}
