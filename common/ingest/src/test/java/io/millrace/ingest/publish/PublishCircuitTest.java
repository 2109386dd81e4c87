package io.millrace.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PublishCircuitTest {
  private final AtomicLong nanos = new AtomicLong(-5);
  private final PublishCircuit gate = new PublishCircuit(Duration.ofNanos(10), nanos::get);

  @Test
  void letsEverythingThroughWhileOpen() {
    assertThat(gate.passes()).isTrue();
    assertThat(gate.passes()).isTrue();
  }

  @Test
  void letsOneThroughPerPauseOnceClosed() {
    assertThat(gate.close()).isTrue();
    assertThat(gate.close()).isFalse();
    assertThat(gate.passes()).isFalse();

    nanos.addAndGet(10);

    assertThat(gate.passes()).isTrue();
    assertThat(gate.passes()).isFalse();

    nanos.addAndGet(10);

    assertThat(gate.passes()).isTrue();
  }

  @Test
  void opensAgain() {
    gate.close();

    gate.open();

    assertThat(gate.isOpen()).isTrue();
    assertThat(gate.passes()).isTrue();
  }
}
