package io.millrace.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.aggregator.topology.RecordPosition;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestartBackoffTest {
  private static final StreamFailure AWAY =
      new StreamFailure(StreamFailure.Kind.PASSING, Optional.empty(), "no broker");
  private static final StreamFailure POISON = poison(17);

  private long now = Long.MAX_VALUE - 5; // it may wrap around
  private final RestartBackoff recovery = new RestartBackoff(() -> now);

  @Test
  void passingFaultsAreRetriedForEverAfterOneSecondToOneMinute() {
    for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
      recovery.failed(AWAY);
      assertThat(recovery.left()).isEqualTo(Duration.ofSeconds(seconds));
    }
    assertThat(recovery.stuck()).isEmpty();
  }

  @Test
  void aStreamThatRanForAMinuteStartsOver() {
    fail(AWAY, 6);
    recovery.runs();
    pass(Duration.ofMinutes(1));
    assertThat(recovery.fault()).isEmpty();

    recovery.failed(AWAY);
    assertThat(recovery.left()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void theThirdFaultAtOneRecordIsSaidAndTriedSlowly() {
    assertThat(recovery.failed(POISON)).isFalse();
    assertThat(recovery.failed(POISON)).isTrue();
    assertThat(recovery.stuck()).isEmpty();

    recovery.failed(POISON);

    assertThat(recovery.stuck()).contains(POISON);
    assertThat(recovery.left()).isEqualTo(Duration.ofMinutes(5));
    pass(Duration.ofMinutes(5));
    assertThat(recovery.left()).isZero();
  }

  @Test
  void theNextTryDoesNotHideIt() {
    fail(POISON, 3);
    recovery.runs();
    pass(Duration.ofSeconds(30));

    assertThat(recovery.stuck()).contains(POISON);
  }

  @Test
  void aStreamThatGotPastItIsWell() {
    fail(POISON, 3);
    recovery.runs();
    pass(Duration.ofMinutes(1));

    assertThat(recovery.stuck()).isEmpty();
  }

  @Test
  void faultsAtDifferentRecordsAreNotOne() {
    for (int offset = 0; offset < 9; offset++) {
      recovery.failed(poison(offset));
    }

    assertThat(recovery.stuck()).isEmpty();
    assertThat(recovery.failures()).isEqualTo(9);
  }

  private void fail(StreamFailure fault, int times) {
    for (int i = 0; i < times; i++) {
      recovery.failed(fault);
    }
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private static StreamFailure poison(long offset) {
    return new StreamFailure(
        StreamFailure.Kind.OTHER,
        Optional.of(new RecordPosition("millrace.events.content", 2, offset)),
        "bad");
  }
}
