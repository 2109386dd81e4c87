package io.millrace.insights.lag;

import io.millrace.insights.projection.PendingCells;
import io.millrace.web.Degraded;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Reports how far counting is behind. A large or unknown lag is {@code DEGRADED}, not down, because
 * insights cannot correct it. The answers of insights have the same lag.
 */
@Component("inputLagHealthIndicator")
final class LagHealth implements HealthIndicator {
  private final LagEstimator lag;
  private final PendingCells cells;
  private final LagSettings settings;

  LagHealth(LagEstimator lag, PendingCells cells, LagSettings settings) {
    this.lag = lag;
    this.cells = cells;
    this.settings = settings;
  }

  @Override
  public Health health() {
    Lag now = lag.ofCells(cells.progress());
    Health.Builder health =
        Health.status(now.isBelow(settings.degraded()) ? Status.UP : Degraded.STATUS);
    now.events().ifPresent(events -> health.withDetail("events", events));
    now.seconds().ifPresent(seconds -> health.withDetail("seconds", seconds));
    now.countedUntil().ifPresent(until -> health.withDetail("countedUntil", until.toString()));
    now.reason().ifPresent(reason -> health.withDetail("reason", reason));
    return health.build();
  }
}
