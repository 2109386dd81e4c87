package io.millrace.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.web.ProblemException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class BufferedBodyTest {
  private static final DataSize LIMIT = DataSize.ofKilobytes(100);

  private final BodyBudget budget = new BodyBudget(DataSize.ofKilobytes(300));

  @Test
  void keepsTheBytesInOrder() {
    Random random = new Random(3);
    byte[] bytes = new byte[(int) LIMIT.toBytes()];
    random.nextBytes(bytes);
    BufferedBody body = new BufferedBody(LIMIT, budget.open());

    for (int from = 0; from < bytes.length; ) {
      int length = Math.min(random.nextInt(5_000), bytes.length - from);
      body.append(ByteBuffer.wrap(bytes, from, length));
      from += length;
    }

    assertThat(Arrays.copyOf(body.bytes(), body.length())).isEqualTo(bytes);
  }

  @Test
  void refusesTheByteBeyondTheLimit() {
    BufferedBody body = new BufferedBody(LIMIT, budget.open());
    body.append(ByteBuffer.allocate((int) LIMIT.toBytes()));

    assertThatThrownBy(() -> body.append(ByteBuffer.allocate(1)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("body_too_large");
  }

  @Test
  void refusesWhatMemoryHasNoRoomForAndGivesAllBack() {
    BodyBudget.Lease lease = budget.open();
    try (lease) {
      new BufferedBody(LIMIT, lease).append(ByteBuffer.allocate((int) LIMIT.toBytes()));
      new BufferedBody(LIMIT, lease).append(ByteBuffer.allocate((int) LIMIT.toBytes()));
      new BufferedBody(LIMIT, lease).append(ByteBuffer.allocate((int) LIMIT.toBytes()));

      assertThatThrownBy(() -> new BufferedBody(LIMIT, lease).append(ByteBuffer.allocate(1)))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("busy");
    }
    assertThat(budget.taken()).isZero();
  }

  @Test
  void costsASlowClientLittle() {
    BodyBudget.Lease lease = budget.open();

    new BufferedBody(LIMIT, lease).append(ByteBuffer.allocate(1));

    assertThat(budget.taken()).isLessThanOrEqualTo(8 << 10);
  }
}
