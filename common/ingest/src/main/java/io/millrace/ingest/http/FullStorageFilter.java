package io.millrace.ingest.http;

import io.millrace.ingest.answer.ProblemCode;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses every request that may bring events while a disk is full. That is every request except
 * for the streams of receipts: some foreign clients send events with GET. It does not read the
 * request's body.
 */
public final class FullStorageFilter implements WebFilter {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final BooleanSupplier full;

  /**
   * Creates a filter.
   *
   * @param full says whether a disk is full; called for each such request; must not block
   */
  public FullStorageFilter(BooleanSupplier full) {
    this.full = full;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    boolean stores = !exchange.getRequest().getPath().value().equals(ReceiptsHandler.PATH);
    return stores && full.getAsBoolean()
        ? Mono.error(
            RequestRefusals.of(
                    ProblemCode.STORAGE_FULL,
                    "a disk is almost full; no events are accepted until it has free space again")
                .retryAfter(RETRY_AFTER))
        : chain.filter(exchange);
  }
}
