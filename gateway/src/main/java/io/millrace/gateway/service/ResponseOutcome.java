package io.millrace.gateway.service;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;

/** The verdict on a service from the head of its response. */
enum ResponseOutcome {
  /** The service works, whatever its status is. */
  WORKS,
  /** The service has failed. */
  FAILS;

  /**
   * Judges the head of a response. A 503 with {@code Retry-After} counts as working: the service
   * runs and reports what it lacks, and its receipt must reach the client. An open breaker would
   * stop the receipt.
   */
  static ResponseOutcome of(ServerHttpResponse head) {
    HttpStatusCode status = head.getStatusCode();
    boolean orderly =
        HttpStatus.SERVICE_UNAVAILABLE.equals(status)
            && head.getHeaders().containsHeader(HttpHeaders.RETRY_AFTER);
    return status != null && status.is5xxServerError() && !orderly ? FAILS : WORKS;
  }
}
