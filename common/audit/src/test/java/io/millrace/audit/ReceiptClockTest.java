package io.millrace.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.audit.ReceiptClock.Standing;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReceiptClockTest {
  private static final long NOON = Instant.parse("2026-11-20T12:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final long DAY = 24 * 60 * MINUTE;

  private final ReceiptClock clock = new ReceiptClock(Optional.of(Duration.ofDays(1)));

  @Test
  void whatNothingLaterWasReceivedBeforeIsWithin() {
    receive(NOON);
    assertThat(clock.of(at(NOON - DAY), NOON)).isEqualTo(Standing.WITHIN);
  }

  @Test
  void whatCameLongAfterWhatIsFarAheadIsBeyond() {
    receive(NOON);
    assertThat(clock.of(at(NOON - DAY - 1), NOON + 31 * MINUTE)).isEqualTo(Standing.BEYOND);
  }

  @Test
  void whatCameLongBeforeWhatIsFarAheadIsWithin() {
    receive(NOON);
    assertThat(clock.of(at(NOON - DAY - 1), NOON - 21 * MINUTE)).isEqualTo(Standing.WITHIN);
  }

  @Test
  void whatCameAboutTheSameTimeIsInDoubt() {
    receive(NOON);
    assertThat(clock.of(at(NOON - DAY - 1), NOON + MINUTE)).isEqualTo(Standing.IN_DOUBT);
    assertThat(clock.of(at(NOON - DAY - 1), NOON - MINUTE)).isEqualTo(Standing.IN_DOUBT);
  }

  @Test
  void theClockNeverGoesBack() {
    clock.received(NOON, NOON);
    clock.received(NOON + DAY, NOON - DAY);
    clock.settle();
    assertThat(clock.of(at(NOON - DAY - 1), NOON + DAY + MINUTE)).isEqualTo(Standing.BEYOND);
  }

  @Test
  void whatWasReceivedUpToTenMinutesLaterMayHaveBeenReadBefore() {
    clock.received(NOON, NOON);
    clock.received(NOON + 10 * MINUTE, NOON + 5);
    clock.received(NOON + 20 * MINUTE, NOON + 7);
    clock.settle();
    assertThat(clock.latest(NOON)).isEqualTo(NOON + 5);
    assertThat(clock.latest(NOON + DAY)).isEqualTo(NOON + 7);
  }

  @Test
  void withoutAHorizonEverythingIsWithin() {
    ReceiptClock none = new ReceiptClock(Optional.empty());
    none.received(NOON, NOON);
    none.settle();
    assertThat(none.of(at(0), NOON + DAY)).isEqualTo(Standing.WITHIN);
  }

  private void receive(long at) {
    clock.received(at, at);
    clock.settle();
  }

  private static Event at(long at) {
    return new Event.Content(
        new EventEnvelope(
            "e",
            EventKey.of("jd", EventType.VIEW, "e"),
            EventType.VIEW,
            "jd",
            "feed",
            new Visitor(1, 2),
            at,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        OptionalLong.empty());
  }
}
