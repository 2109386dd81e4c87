package io.millrace.ingest.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PerSecondTest {

  @Test
  void letsSoManyThroughInEachSecond() {
    PerSecond limit = new PerSecond(2);
    assertThat(limit.take(1_800_000_000L)).isTrue();
    assertThat(limit.take(1_800_000_000L)).isTrue();
    assertThat(limit.take(1_800_000_000L)).isFalse();
    assertThat(limit.take(1_800_000_001L)).isTrue();
  }

  @Test
  void letsNoMoreThroughWhenManyAskAtOnce() {
    PerSecond limit = new PerSecond(50);
    AtomicInteger taken = new AtomicInteger();
    IntStream.range(0, 10_000)
        .parallel()
        .filter(_ -> limit.take(7))
        .forEach(_ -> taken.incrementAndGet());
    assertThat(taken).hasValue(50);
  }
}
