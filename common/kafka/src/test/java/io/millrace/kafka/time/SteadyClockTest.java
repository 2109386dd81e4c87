package io.millrace.kafka.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
  private static final long START = 1_795_000_000_000L;
  private static final Duration TICK = Duration.ofMillis(10);

  private final List<Duration> steps = new ArrayList<>();
  private long nanos = -5;
  private long wall = START;
  private final SteadyClock clock = new SteadyClock(() -> wall, () -> nanos, steps::add);

  @Test
  void agreesWithTheMachineWhileItsClockIsRight() {
    pass(Duration.ofHours(1));

    assertThat(clock.millis()).isEqualTo(wall);
    assertThat(steps).isEmpty();
  }

  @Test
  void goesOnWhenTheMachineStepsBack() {
    wall -= Duration.ofHours(2).toMillis();

    assertThat(passed(Duration.ofSeconds(10))).isCloseTo(5_500, within(1_000L));
    assertThat(steps).containsExactly(Duration.ofHours(-2));
  }

  @Test
  void doesNotJumpWhenTheMachineStepsAhead() {
    wall += Duration.ofDays(1).toMillis();

    assertThat(passed(Duration.ofSeconds(10))).isCloseTo(14_500, within(1_000L));
    assertThat(steps).containsExactly(Duration.ofDays(1));
  }

  @Test
  void followsAStepWithinTwiceItsLength() {
    wall -= Duration.ofMinutes(10).toMillis();
    pass(Duration.ofMinutes(21));
    assertThat(clock.millis()).isCloseTo(wall, within(1L));

    wall += Duration.ofMinutes(10).toMillis();
    pass(Duration.ofMinutes(21));
    assertThat(clock.millis()).isCloseTo(wall, within(1L));
  }

  @Test
  void neverGoesBack() {
    long before = clock.millis();
    for (int tick = 0; tick < 20_000; tick++) {
      wall += tick % 1_000 == 0 ? (tick % 3_000 - 1_000) * 7L : 0;
      pass(TICK);
      assertThat(clock.millis()).isGreaterThanOrEqualTo(before);
      before = clock.millis();
    }
  }

  @Test
  void staysBesideTheMachineWhenNobodyAsksForLong() {
    nanos += Duration.ofHours(5).toNanos();
    wall += Duration.ofHours(5).toMillis();

    assertThat(clock.millis()).isEqualTo(wall);
    assertThat(steps).isEmpty();
  }

  @Test
  void isTheTimeOfAllKafkaCodeHere() {
    assertThatNoException().isThrownBy(SteadyTime::require);
  }

  private long passed(Duration time) {
    long before = clock.millis();
    pass(time);
    return clock.millis() - before;
  }

  private void pass(Duration time) {
    for (long tick = 0; tick < time.dividedBy(TICK); tick++) {
      nanos += TICK.toNanos();
      wall += TICK.toMillis();
      clock.millis();
    }
  }
}
