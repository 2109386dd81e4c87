package io.millrace.web;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/** Writes problems as answers. Filters need it because they have no message converters. */
public final class ProblemWriter {
  private final ObjectMapper mapper;
  private final MeterRegistry meters;

  /** A writer that counts the problems that it writes by status and code. */
  public ProblemWriter(ObjectMapper mapper, MeterRegistry meters) {
    this.mapper = mapper;
    this.meters = meters;
  }

  /** Answers the exchange with the problem. Writes nothing when an answer has already begun. */
  public Mono<Void> write(
      ServerWebExchange exchange, Problem problem, Optional<Duration> retryAfter) {
    ServerHttpResponse response = exchange.getResponse();
    if (!response.setStatusCode(HttpStatusCode.valueOf(problem.status()))) {
      return Mono.empty();
    }
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    response.getHeaders().setCacheControl("no-store");
    retryAfter.ifPresent(wait -> response.getHeaders().set(HttpHeaders.RETRY_AFTER, seconds(wait)));
    byte[] body = counted(problem);
    response.getHeaders().setContentLength(body.length);
    return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
  }

  /** Counts the problem and returns it as JSON. */
  byte[] counted(Problem problem) {
    count(problem);
    return mapper.writeValueAsBytes(problem);
  }

  /** Statuses and codes are closed lists, so the number of meters is small. */
  private void count(Problem problem) {
    String status = Integer.toString(problem.status());
    meters.counter("millrace.problems", "status", status, "code", problem.code()).increment();
  }

  private static String seconds(Duration wait) {
    return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
  }
}
