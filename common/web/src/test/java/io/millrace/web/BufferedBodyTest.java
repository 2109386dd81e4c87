package io.millrace.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.web.BufferedBody.State;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.util.unit.DataSize;

class BufferedBodyTest {
  private static final DataSize LIMIT = DataSize.ofKilobytes(100);

  private final BodyMemory memory = new BodyMemory(DataSize.ofKilobytes(300));

  @Test
  void keepsTheBytesInOrder() {
    Random random = new Random(3);
    byte[] bytes = new byte[(int) LIMIT.toBytes()];
    random.nextBytes(bytes);
    BufferedBody body = new BufferedBody(LIMIT, memory.open());

    for (int from = 0; from < bytes.length; ) {
      int length = Math.min(random.nextInt(5_000), bytes.length - from);
      body.append(ByteBuffer.wrap(bytes, from, length));
      from += length;
    }

    assertThat(Arrays.copyOf(body.bytes(), body.length())).isEqualTo(bytes);
  }

  @Test
  void refusesTheByteBeyondTheLimit() {
    BufferedBody body = new BufferedBody(LIMIT, memory.open());
    body.append(ByteBuffer.allocate((int) LIMIT.toBytes()));

    assertThat(body.append(ByteBuffer.allocate(1))).isEqualTo(State.TOO_LARGE);
    assertThat(body.length()).isEqualTo((int) LIMIT.toBytes());
  }

  @Test
  void refusesWhatMemoryHasNoRoomForAndGivesAllBack() {
    BodyMemory.Lease lease = memory.open();
    try (lease) {
      new BufferedBody(LIMIT, lease).append(ByteBuffer.allocate((int) LIMIT.toBytes()));
      new BufferedBody(LIMIT, lease).append(ByteBuffer.allocate((int) LIMIT.toBytes()));
      new BufferedBody(LIMIT, lease).append(ByteBuffer.allocate((int) LIMIT.toBytes()));

      assertThat(new BufferedBody(LIMIT, lease).append(ByteBuffer.allocate(1)))
          .isEqualTo(State.DROPPED);
    }
    assertThat(memory.held()).isZero();
  }

  @Test
  void costsASlowClientLittle() {
    BodyMemory.Lease lease = memory.open();

    new BufferedBody(LIMIT, lease).append(ByteBuffer.allocate(1));

    assertThat(memory.held()).isLessThanOrEqualTo(8 << 10);
  }

  @Test
  void givesBackTheMemoryOfABodyThatIsDroppedAndOnlyCountsTheRest() {
    BodyMemory.Lease others = memory.open();
    new BufferedBody(DataSize.ofKilobytes(290), others).append(ByteBuffer.allocate(290 << 10));
    BufferedBody body = new BufferedBody(LIMIT, memory.open());

    assertThat(body.append(chunk(4 << 10))).isEqualTo(State.HELD);
    assertThat(body.append(chunk(50 << 10))).isEqualTo(State.DROPPED);
    assertThat(memory.held()).isEqualTo(290 << 10);
    others.close();
    assertThat(body.append(chunk(46 << 10))).isEqualTo(State.DROPPED);
    assertThat(body.append(chunk(1))).isEqualTo(State.TOO_LARGE);
    assertThat(memory.held()).isZero();
  }

  @Test
  void givesTheMemoryBackWhenTheLastOwnerHasClosedTheLease() {
    BodyMemory.Lease lease = memory.open();
    new BufferedBody(LIMIT, lease).append(chunk(1));
    BodyMemory.Lease shared = lease.share();

    lease.close();
    assertThat(memory.held()).isPositive();
    shared.close();
    shared.close();
    assertThat(memory.held()).isZero();
  }

  private static DataBuffer chunk(int size) {
    return DefaultDataBufferFactory.sharedInstance.wrap(new byte[size]);
  }
}
