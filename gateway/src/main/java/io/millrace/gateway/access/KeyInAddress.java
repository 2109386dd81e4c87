package io.millrace.gateway.access;

import java.util.List;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Finds a key in the query of a request. Addresses appear in logs and histories, so only a public
 * key is good there.
 */
final class KeyInAddress {
  /** Names that the clients of the foreign protocols use, and {@code key} for the native API. */
  private static final List<String> NAMES = List.of("key", "api_secret", "token", "api_key", "aid");

  private static final String START = "mr_";

  private KeyInAddress() {}

  /** The text of the key; empty when no parameter has the form of a key. */
  static Optional<String> of(ServerHttpRequest request) {
    return NAMES.stream()
        .flatMap(name -> Optional.ofNullable(request.getQueryParams().getFirst(name)).stream())
        .filter(text -> text.startsWith(START))
        .findFirst();
  }
}
