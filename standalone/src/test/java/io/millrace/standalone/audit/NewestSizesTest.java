package io.millrace.standalone.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NewestSizesTest {
  private static final byte[] ONE = {1};
  private static final byte[] OTHER = {2};
  private static final int NO_VALUE = -1;

  private final NewestSizes sizes = new NewestSizes();

  @Test
  void countsTheNewestRecordOfEachKey() {
    sizes.add(ONE, 100);
    sizes.add(OTHER, 7);
    sizes.add(ONE, 300);
    sizes.add(ONE, 200);

    assertThat(sizes.sum()).isEqualTo(207);
  }

  @Test
  void forgetsADeletedKey() {
    sizes.add(ONE, 100);
    sizes.add(ONE, NO_VALUE);
    sizes.add(OTHER, NO_VALUE);

    assertThat(sizes.sum()).isZero();

    sizes.add(ONE, 5);

    assertThat(sizes.sum()).isEqualTo(5);
  }
}
