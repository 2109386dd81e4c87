package io.millrace.insights.live;

import io.millrace.insights.lag.Lag;
import io.millrace.insights.lag.LagEstimator;
import io.millrace.insights.store.ReadPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Makes the lag events of live streams. */
@Component
class LagNotices implements LiveNotices {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final LagEstimator lag;
  private final LiveFeed feed;
  private final ObjectMapper mapper;

  LagNotices(LagEstimator lag, LiveFeed feed, ObjectMapper mapper) {
    this.lag = lag;
    this.feed = feed;
    this.mapper = mapper;
  }

  /**
   * The data of the event, in the form of the query answers.
   *
   * @param asOf newest event time that was read
   */
  private record LagData(Optional<Instant> asOf, Lag lag) {}

  @Override
  public Optional<LiveNotice> of(ReadPosition read) {
    Lag now = lag.ofCells(read);
    String text = mapper.writeValueAsString(new LagData(read.asOfInstant(), now));
    String state = now.reason().isPresent() ? "unknown" : String.valueOf(now.isBelow(LIMIT));
    return Optional.of(new LiveNotice(feed.nowMs(), "lag", text, state));
  }
}
