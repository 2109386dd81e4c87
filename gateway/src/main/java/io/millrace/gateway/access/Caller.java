package io.millrace.gateway.access;

import io.millrace.gateway.keys.ApiKey;
import org.springframework.web.server.ServerWebExchange;

/** Who sent a request. */
public sealed interface Caller {
  /** Somebody with a good key. */
  record Known(ApiKey key) implements Caller {}

  /** Somebody without any key. */
  record Nobody() implements Caller {}

  /** Somebody whose key opens nothing: malformed, unknown or revoked. */
  record Stranger() implements Caller {}

  /** The caller of a request that passed {@link CallerFilter}. */
  static Caller of(ServerWebExchange exchange) {
    return exchange.getRequiredAttribute(Caller.class.getName());
  }
}
