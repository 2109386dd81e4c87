package io.millrace.gateway.limit;

import io.millrace.gateway.problem.GatewayProblem;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * One body while it arrives and until it is answered. When there is no memory left it is only
 * counted, so that one that is too large is still told from one that came at a bad time.
 */
final class RequestBody {
  private static final int FIRST_SIZE = 4096;

  private final int maxBytes;
  private final RateLimit allowance;
  private final BodyMemory memory;
  private byte[] content = new byte[0];
  private int received;
  private boolean dropped;

  RequestBody(int maxBytes, RateLimit allowance, BodyMemory memory) {
    this.maxBytes = maxBytes;
    this.allowance = allowance;
    this.memory = memory;
  }

  /**
   * Takes the chunk over and releases it. Throws {@code body_too_large} when it is one too many.
   */
  void add(DataBuffer chunk) {
    try {
      int size = chunk.readableByteCount();
      allowance.charge(size);
      if (size > maxBytes - received) {
        throw GatewayProblem.BODY_TOO_LARGE.because(
            "a body has at most %d bytes".formatted(maxBytes));
      }
      if (!dropped && memory.take(size)) {
        append(chunk, size);
      } else {
        drop();
      }
      received += size;
    } finally {
      DataBufferUtils.release(chunk);
    }
  }

  /** The whole body. Throws {@code service_busy} when there was no memory for it. */
  ByteBuffer complete() {
    if (dropped) {
      throw GatewayProblem.SERVICE_BUSY
          .because("too many bodies at once")
          .retryAfter(Duration.ofSeconds(1));
    }
    return ByteBuffer.wrap(content, 0, received).asReadOnlyBuffer();
  }

  /** Gives its memory back. Needed once, whatever became of the body. */
  void drop() {
    if (!dropped) {
      memory.give(received);
      dropped = true;
      content = new byte[0];
    }
  }

  private void append(DataBuffer chunk, int size) {
    int needed = received + size;
    if (needed > content.length) {
      int doubled = Math.min(maxBytes, Math.max(FIRST_SIZE, 2 * content.length));
      content = Arrays.copyOf(content, Math.max(needed, doubled));
    }
    chunk.read(content, received, size);
  }
}
