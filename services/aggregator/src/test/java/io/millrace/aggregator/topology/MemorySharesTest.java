package io.millrace.aggregator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class MemorySharesTest {
  private final MemoryShares memory = new MemoryShares(1_000);

  @Test
  void theOpenTasksShareTheMemory() {
    memory.open(new TaskId(0, 0));
    assertThat(memory.each()).isEqualTo(1_000);

    memory.open(new TaskId(0, 1));
    assertThat(memory.each()).isEqualTo(500);

    memory.close(new TaskId(0, 0));
    assertThat(memory.each()).isEqualTo(1_000);
  }

  @Test
  void aTaskThatStartsAgainHasOneShare() {
    memory.open(new TaskId(0, 0));
    memory.open(new TaskId(0, 1));
    memory.open(new TaskId(0, 1));

    assertThat(memory.each()).isEqualTo(500);
  }
}
