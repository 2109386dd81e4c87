package io.millrace.gateway.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.springframework.web.server.ServerWebExchange;

/**
 * What one caller may still send. Bytes are charged while they are read, also beyond the limit; the
 * debt is paid before the next request. So a body that was begun is never wasted, a chunked one is
 * charged like any other, and in the long run nobody gets more than the rate.
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

  /** The allowance of a request that passed {@link RequestLimitFilter}. */
  static RateLimit of(ServerWebExchange exchange) {
    return exchange.getRequiredAttribute(RateLimit.class.getName());
  }

  /** Takes one request, if there is one left and no debt of bytes. */
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

  /** Charges bytes that were read. */
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
