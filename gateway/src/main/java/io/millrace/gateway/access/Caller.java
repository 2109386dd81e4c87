package io.millrace.gateway.access;

import io.millrace.keys.ApiKey;
import io.millrace.keys.PublicUse;
import io.millrace.keys.Role;
import io.millrace.keys.ViewUse;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/** The sender of a request. */
public sealed interface Caller {
  /** A caller with a valid key. */
  record Authenticated(ApiKey key) implements Caller {}

  /** A browser with a session of this key. The key is still valid. */
  record Browser(ApiKey key, Session session) implements Caller {}

  /** A caller without a key, at a gateway that is open to its own machine. */
  record LocalGuest() implements Caller {}

  /** A caller without a key. */
  record Anonymous() implements Caller {}

  /** A caller whose key is malformed, unknown or revoked. */
  record InvalidKey() implements Caller {}

  /** The role of the caller; empty for a caller without a valid key. */
  default Optional<Role> role() {
    return switch (this) {
      case Authenticated(ApiKey key) -> Optional.of(key.role());
      case Browser(ApiKey key, _) -> Optional.of(key.role());
      case LocalGuest _ -> Optional.of(Role.ADMIN);
      case Anonymous _, InvalidKey _ -> Optional.empty();
    };
  }

  /** Whether the caller has the permissions of that role. A browser may never send events. */
  default boolean opens(Role needed) {
    boolean sends = needed == Role.WRITE || needed == Role.COLLECT;
    return !(sends && this instanceof Browser) && role().filter(r -> r.opens(needed)).isPresent();
  }

  /** The rules of the caller's key, if it is a public key. */
  default Optional<PublicUse> publicUse() {
    return this instanceof Authenticated(ApiKey key) ? key.publicUse() : Optional.empty();
  }

  /** The rules of the caller's key, if it is a key of a view. */
  default Optional<ViewUse> viewUse() {
    return this instanceof Authenticated(ApiKey key) ? key.viewUse() : Optional.empty();
  }

  /** Whether the request had a key in its head, valid or not. */
  default boolean hasSentKey() {
    return switch (this) {
      case Authenticated _, InvalidKey _ -> true;
      case Browser _, LocalGuest _, Anonymous _ -> false;
    };
  }

  /**
   * The identity of the caller: the key, in a header or through a session, or else the address. A
   * public key does not identify anybody.
   */
  static String identity(ServerWebExchange exchange) {
    return switch (of(exchange)) {
      case Authenticated(ApiKey key) when !key.role().isPublic() -> "key " + key.prefix();
      case Browser(ApiKey key, _) -> "key " + key.prefix();
      case Authenticated _, LocalGuest _, Anonymous _, InvalidKey _ ->
          "address " + Network.of(Optional.ofNullable(exchange.getRequest().getRemoteAddress()));
    };
  }

  /** The caller of a request that has passed {@link CallerFilter}. */
  static Caller of(ServerWebExchange exchange) {
    return exchange.getRequiredAttribute(Caller.class.getName());
  }
}
