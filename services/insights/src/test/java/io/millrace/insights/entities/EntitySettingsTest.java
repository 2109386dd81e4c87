package io.millrace.insights.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class EntitySettingsTest {
  @Test
  void theMemoryIsAShareOfTheHeapAndNeverSmallerThan64MB() {
    assertThat(EntitySettings.ofHeap(DataSize.ofGigabytes(4).toBytes()))
        .isEqualTo(DataSize.ofMegabytes(256));
    assertThat(EntitySettings.ofHeap(DataSize.ofMegabytes(512).toBytes()))
        .isEqualTo(DataSize.ofMegabytes(64));
    assertThat(new EntitySettings(DataSize.ofBytes(0)).memory())
        .isEqualTo(EntitySettings.ofHeap(Runtime.getRuntime().maxMemory()));
  }

  @Test
  void aGivenMemoryStaysAndIsNeverBelow1MB() {
    assertThat(new EntitySettings(DataSize.ofMegabytes(5)).memory())
        .isEqualTo(DataSize.ofMegabytes(5));
    assertThatThrownBy(() -> new EntitySettings(DataSize.ofKilobytes(5)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
