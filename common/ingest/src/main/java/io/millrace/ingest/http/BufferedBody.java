package io.millrace.ingest.http;

import io.millrace.ingest.answer.ProblemCode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.springframework.util.unit.DataSize;

/**
 * Collects the bytes of one body. It enforces the size limit and takes its memory from a lease. Not
 * safe for several threads at the same time.
 */
final class BufferedBody {
  private static final int FIRST = 8 << 10;

  private final int limit;
  private final BodyBudget.Lease lease;
  private byte[] bytes = new byte[0];
  private int length;

  BufferedBody(DataSize limit, BodyBudget.Lease lease) {
    this.limit = Math.toIntExact(limit.toBytes());
    this.lease = lease;
  }

  void append(ByteBuffer chunk) {
    int more = chunk.remaining();
    reserve(more);
    chunk.get(bytes, length, more);
    length += more;
  }

  /**
   * The buffer; only the first {@link #length()} bytes are valid. The caller must not change it.
   */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  private void reserve(int more) {
    if (more > limit - length) {
      throw RequestRefusals.of(
          ProblemCode.BODY_TOO_LARGE, "a body takes at most %d bytes".formatted(limit));
    }
    if (length + more > bytes.length) {
      grow(Math.min(limit, Math.max(length + more, Math.max(FIRST, 2 * bytes.length))));
    }
  }

  private void grow(int capacity) {
    lease.take(capacity);
    int before = bytes.length;
    bytes = Arrays.copyOf(bytes, capacity);
    lease.giveBack(before);
  }
}
