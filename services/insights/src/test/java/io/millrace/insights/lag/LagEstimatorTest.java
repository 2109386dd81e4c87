package io.millrace.insights.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.insights.lag.Offsets.Partition;
import io.millrace.insights.store.ReadPosition;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LagEstimatorTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final ReadPosition READ = ReadPosition.none();

  private Instant wall = NOON;
  private long nanos = 17;
  private final Clock clock = ((InstantSource) () -> wall).withZone(ZoneOffset.UTC);
  private final LagEstimator lag = new LagEstimator(clock, () -> nanos);

  @Test
  void isUnknownBeforeTheFirstLook() {
    pass(Duration.ofSeconds(3));
    Lag now = lag.ofCells(READ);
    assertThat(now.events()).isEmpty();
    assertThat(now.seconds()).isEmpty();
    assertThat(now.countedUntil()).isEmpty();
    assertThat(now.reason().orElseThrow())
        .isEqualTo("not known for 3 s: the broker has not answered yet");
  }

  @Test
  void isTheAgeOfTheNewestLookOfWhichEverythingIsCounted() {
    look(5, 5);
    pass(Duration.ofMillis(400));
    assertThat(lag.ofCells(READ)).isEqualTo(known(0, "0.401", NOON));
    look(9, 5);
    pass(Duration.ofSeconds(2));
    assertThat(lag.ofCells(READ)).isEqualTo(known(4, "2.401", NOON));
    look(9, 9);
    assertThat(lag.ofCells(READ)).isEqualTo(known(0, "0.001", wall));
  }

  @Test
  void saysHowMuchWaitsAlthoughNobodyKnowsForHowLong() {
    look(500, 1);
    pass(Duration.ofSeconds(2));
    Lag now = lag.ofCells(READ);
    assertThat(now.events()).contains(499L);
    assertThat(now.seconds()).isEmpty();
    assertThat(now.countedUntil()).isEmpty();
    assertThat(now.reason().orElseThrow()).contains("2 s");
    assertThat(now.isBelow(Duration.ofHours(1))).isFalse();
  }

  /** The counted moment stays valid, but the number of new events is unknown. */
  @Test
  void isUnknownWhileTheBrokerIsAway() {
    look(5, 5);
    pass(Duration.ofSeconds(8));
    lag.failed("no broker");
    Lag now = lag.ofCells(READ);
    assertThat(now.events()).isEmpty();
    assertThat(now.seconds()).isEmpty();
    assertThat(now.countedUntil()).contains(NOON);
    assertThat(now.reason()).contains("not known for 8 s: no broker");
    look(6, 6);
    assertThat(lag.ofCells(READ).reason()).isEmpty();
  }

  @Test
  void oneFailedLookIsNoNews() {
    look(5, 5);
    pass(Duration.ofSeconds(2));
    lag.failed("no broker");
    assertThat(lag.ofCells(READ)).isEqualTo(known(0, "2.001", NOON));
  }

  @Test
  void aClockThatStepsChangesNoAge() {
    look(5, 5);
    pass(Duration.ofSeconds(1));
    wall = wall.minus(Duration.ofHours(2));
    assertThat(lag.ofCells(READ)).isEqualTo(known(0, "1.001", NOON.minus(Duration.ofHours(2))));
  }

  @Test
  void explainedOrdersHaveALagOfTheirOwn() {
    Partition loops = new Partition("loops", 0);
    lag.seen(
        new LagSample(
            "millrace", Map.of(PipelineLog.LOOPS, new Offsets(Map.of(loops, 3L))), Map.of()),
        nanos,
        READ,
        READ);
    assertThat(lag.ofCells(READ).seconds()).isPresent();
    assertThat(lag.ofOrders(READ).seconds()).isEmpty();
    ReadPosition read = new ReadPosition(Optional.of("loops"), Map.of(0, 3L), OptionalLong.empty());
    assertThat(lag.ofOrders(read).seconds()).isPresent();
  }

  private void look(long accepted, long counted) {
    Partition events = new Partition("events", 0);
    LagSample sample =
        new LagSample(
            "millrace",
            Map.of(PipelineLog.EVENTS, new Offsets(Map.of(events, accepted))),
            Map.of(PipelineLog.EVENTS, new Offsets(Map.of(events, counted))));
    lag.seen(sample, nanos, READ, READ);
  }

  private void pass(Duration time) {
    wall = wall.plus(time);
    nanos += time.toNanos();
  }

  private static Lag known(long events, String seconds, Instant until) {
    return new Lag(
        Optional.of(events),
        Optional.of(new BigDecimal(seconds)),
        Optional.of(until),
        Optional.empty());
  }
}
