package io.millrace.gateway.access;

import io.millrace.gateway.keys.ApiKey;
import io.millrace.gateway.keys.Role;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/** Who sent a request. */
public sealed interface Caller {
  /** Somebody with a good key. */
  record Known(ApiKey key) implements Caller {}

  /** Somebody whose browser holds a session that was begun with this key, still a good one. */
  record Browser(ApiKey key, Session session) implements Caller {}

  /** Somebody without a key at a gateway that is open to its machine. */
  record Guest() implements Caller {}

  /** Somebody without any key. */
  record Nobody() implements Caller {}

  /** Somebody whose key opens nothing: malformed, unknown or revoked. */
  record Stranger() implements Caller {}

  /** The role that the caller acts in, if there is any. */
  default Optional<Role> role() {
    return switch (this) {
      case Known(ApiKey key) -> Optional.of(key.role());
      case Browser(ApiKey key, _) -> Optional.of(key.role());
      case Guest _ -> Optional.of(Role.ADMIN);
      case Nobody _, Stranger _ -> Optional.empty();
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
      case Known(ApiKey key) -> "key " + key.prefix();
      case Browser(ApiKey key, _) -> "key " + key.prefix();
      case Guest _, Nobody _, Stranger _ ->
          "address " + Network.of(Optional.ofNullable(exchange.getRequest().getRemoteAddress()));
    };
  }

  /** The caller of a request that passed {@link CallerFilter}. */
  static Caller of(ServerWebExchange exchange) {
    return exchange.getRequiredAttribute(Caller.class.getName());
  }
}
