package io.millrace.ingest.http;

import io.millrace.ingest.answer.ProblemCode;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses everything that would be stored while a disk is full; reads nothing of it. */
public final class FullStorageFilter implements WebFilter {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final BooleanSupplier full;

  /**
   * A filter.
   *
   * @param full asked at each request; must not block
   */
  public FullStorageFilter(BooleanSupplier full) {
    this.full = full;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    boolean stores = exchange.getRequest().getMethod().equals(HttpMethod.POST);
    return stores && full.getAsBoolean()
        ? Mono.error(
            RequestRefusals.of(
                    ProblemCode.STORAGE_FULL,
                    "a disk has hardly any room left; nothing is taken until it has room again")
                .retryAfter(RETRY_AFTER))
        : chain.filter(exchange);
  }
}
