package io.millrace.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionLagTest {
  private static final TopicPartition EVENTS = new TopicPartition("millrace.events.content", 0);
  private static final TopicPartition FACTS = new TopicPartition("millrace-facts-repartition", 0);

  private long now;
  private final PartitionLag lag = new PartitionLag(() -> now);

  @Test
  void isNotKnownBeforeTheBrokerWasAsked() {
    assertThat(lag.now()).isEmpty();
  }

  @Test
  void countsWhatIsThereAndNotCommitted() {
    lag.note(Map.of(EVENTS, 11_650L, FACTS, 40L), Map.of(EVENTS, 319L, FACTS, 30L));

    assertThat(records()).isEqualTo(11_650 - 319 + 10);
  }

  @Test
  void countsEverythingWhileNothingIsCommitted() {
    lag.note(Map.of(EVENTS, 5L), Map.of());

    assertThat(records()).isEqualTo(5);
  }

  @Test
  void takesMarksOfTransactionsForNothing() {
    lag.note(Map.of(EVENTS, 5L, FACTS, 42L), Map.of(EVENTS, 5L, FACTS, 40L));

    assertThat(lag.now()).contains(new PartitionLag.Answer(0, Duration.ZERO));
  }

  @Test
  void saysHowLongTheOldestHasWaited() {
    lag.note(Map.of(EVENTS, 10L), Map.of(EVENTS, 0L));
    pass(5);
    lag.note(Map.of(EVENTS, 20L), Map.of(EVENTS, 9L));
    assertThat(time()).isEqualTo(Duration.ofSeconds(5));
    pass(1);
    lag.note(Map.of(EVENTS, 20L), Map.of(EVENTS, 10L));
    assertThat(time()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void staysBoundedHoweverLongItIsBehind() {
    for (int second = 0; second < 10_000; second++) {
      lag.note(Map.of(EVENTS, 10L + second), Map.of(EVENTS, 0L));
      pass(1);
    }

    assertThat(time()).isEqualTo(Duration.ofSeconds(10_000));
  }

  @Test
  void isNotKnownWhenTheBrokerWasNotAskedForLong() {
    lag.note(Map.of(EVENTS, 10L), Map.of(EVENTS, 0L));
    pass(30);

    assertThat(lag.now()).isEmpty();
  }

  private long records() {
    return lag.now().orElseThrow().records();
  }

  private Duration time() {
    return lag.now().orElseThrow().time();
  }

  private void pass(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }
}
