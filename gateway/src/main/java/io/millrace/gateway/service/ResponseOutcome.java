package io.millrace.gateway.service;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;

/** What the head of an answer says about the service that gave it. */
enum ResponseOutcome {
  /** It works, whatever it said. */
  WORKS,
  /** It is broken. */
  FAILS;

  /**
   * A 503 with {@code Retry-After} is an orderly answer: the service lives, knows what it lacks,
   * and its receipt must reach the client. Behind an open breaker it could not.
   */
  static ResponseOutcome of(ServerHttpResponse head) {
    HttpStatusCode status = head.getStatusCode();
    boolean orderly =
        HttpStatus.SERVICE_UNAVAILABLE.equals(status)
            && head.getHeaders().containsHeader(HttpHeaders.RETRY_AFTER);
    return status != null && status.is5xxServerError() && !orderly ? FAILS : WORKS;
  }
}
