package io.millrace.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShutdownDeadlineTest {
  private long now = Long.MAX_VALUE - 5; // it may wrap around
  private final ShutdownDeadline deadline = new ShutdownDeadline(() -> now);

  @Test
  void aStreamThatIsNotToEndHasNone() {
    pass(Duration.ofDays(1));

    assertThat(deadline.hasPassed()).isFalse();
  }

  @Test
  void itPassesTwoMinutesAfterTheFirstTryHoweverOftenItIsTriedAgain() {
    deadline.begin();
    pass(Duration.ofMinutes(1));
    deadline.begin();
    pass(Duration.ofMinutes(1));
    assertThat(deadline.hasPassed()).isFalse();

    pass(Duration.ofNanos(1));
    assertThat(deadline.hasPassed()).isTrue();
  }

  @Test
  void theTimeWithoutABrokerDoesNotCount() {
    deadline.restart();
    pass(ShutdownDeadline.LIMIT.plusSeconds(1));
    assertThat(deadline.hasPassed()).isFalse();

    deadline.begin();
    pass(ShutdownDeadline.LIMIT.plusSeconds(1));
    deadline.restart();
    assertThat(deadline.hasPassed()).isFalse();

    pass(ShutdownDeadline.LIMIT.plusSeconds(1));
    assertThat(deadline.hasPassed()).isTrue();
  }

  @Test
  void theNextStreamHasTheWholeTimeAgain() {
    deadline.begin();
    pass(ShutdownDeadline.LIMIT.plusSeconds(1));
    deadline.clear();
    assertThat(deadline.hasPassed()).isFalse();

    deadline.begin();
    pass(Duration.ofMinutes(1));
    assertThat(deadline.hasPassed()).isFalse();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
