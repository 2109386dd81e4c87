package io.millrace.gateway.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.springframework.web.server.ServerWebExchange;

/**
 * Limits the requests and bytes per second of one caller. Bytes are charged while they are read,
 * even beyond the limit. After that, new requests are refused until the debt of bytes is paid. So
 * the rate limit never stops a body that has begun, charges a chunked body like any other, and
 * holds the rate in the long run. Safe for several threads.
 */
final class RateLimit {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final RateSetting rate;
  private final Bucket requests;
  private final Bucket bytes;

  RateLimit(RateSetting rate, TimeMeter time) {
    this.rate = rate;
    this.requests = bucket(rate.requestsPerSecond(), time);
    this.bytes = bucket(rate.bytesPerSecond().toBytes(), time);
  }

  /** The rate limit of a request that has passed {@link RequestLimitFilter}. */
  static RateLimit of(ServerWebExchange exchange) {
    return exchange.getRequiredAttribute(RateLimit.class.getName());
  }

  /** Takes one request, if a request is left and there is no debt of bytes. */
  LimitDecision takeRequest() {
    EstimationProbe paid = bytes.estimateAbilityToConsume(1);
    if (!paid.canBeConsumed()) {
      return LimitDecision.refused(0, paid.getNanosToWaitForRefill());
    }
    ConsumptionProbe one = requests.tryConsumeAndReturnRemaining(1);
    return one.isConsumed()
        ? LimitDecision.admitted(one.getRemainingTokens(), one.getNanosToWaitForReset())
        : LimitDecision.refused(one.getRemainingTokens(), one.getNanosToWaitForRefill());
  }

  /** Charges the bytes that were read. */
  void charge(long read) {
    if (read > 0) {
      bytes.consumeIgnoringRateLimits(read);
    }
  }

  RateSetting rate() {
    return rate;
  }

  private static Bucket bucket(long perSecond, TimeMeter time) {
    Bandwidth bandwidth =
        Bandwidth.builder().capacity(perSecond).refillGreedy(perSecond, PERIOD).build();
    return Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(time).build();
  }
}
