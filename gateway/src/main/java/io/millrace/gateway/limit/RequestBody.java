package io.millrace.gateway.limit;

import io.millrace.gateway.problem.GatewayProblem;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Holds one body while it arrives and until its request is answered. When no memory is left, it
 * only counts the bytes. So a body that is too large still gets {@code body_too_large} and not
 * {@code service_busy}. Not safe for several threads at the same time.
 */
final class RequestBody {
  private static final int FIRST_SIZE = 4096;

  private final int maxBytes;
  private final RateLimit limit;
  private final BodyMemory memory;
  private byte[] content = new byte[0];
  private int received;
  private boolean dropped;

  RequestBody(int maxBytes, RateLimit limit, BodyMemory memory) {
    this.maxBytes = maxBytes;
    this.limit = limit;
    this.memory = memory;
  }

  /**
   * Adds the chunk and releases it. Throws {@code body_too_large} when the body exceeds its limit.
   */
  void add(DataBuffer chunk) {
    try {
      int size = chunk.readableByteCount();
      limit.charge(size);
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

  /** Returns the whole body. Throws {@code service_busy} when there was no memory for it. */
  ByteBuffer complete() {
    if (dropped) {
      throw GatewayProblem.SERVICE_BUSY
          .because("too many request bodies at once")
          .retryAfter(Duration.ofSeconds(1));
    }
    return ByteBuffer.wrap(content, 0, received).asReadOnlyBuffer();
  }

  /** Gives the memory of the body back. The owner must call this in every case. */
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
