package io.millrace.web;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.util.unit.DataSize;

/**
 * Collects the bytes of one body. It enforces the size limit of the body and takes memory from a
 * lease. Its owner decides what a refusal means. Not safe for several threads at the same time.
 */
public final class BufferedBody {
  private static final int FIRST = 8 << 10;

  private final int limit;
  private final BodyMemory.Lease lease;
  private byte[] bytes = new byte[0];
  private int length;
  private boolean dropped;

  /** The state of a body after bytes have been appended. */
  public enum State {
    /** All bytes so far are held. */
    HELD,
    /** There was no memory. The bytes are dropped, and further bytes are counted only. */
    DROPPED,
    /** The appended bytes exceed the size limit. They are neither held nor counted. */
    TOO_LARGE
  }

  /** Creates an empty body of at most {@code limit} bytes, which must fit into an array. */
  public BufferedBody(DataSize limit, BodyMemory.Lease lease) {
    this.limit = Math.toIntExact(limit.toBytes());
    this.lease = lease;
  }

  /** Appends the bytes of the chunk and releases it. */
  public State append(DataBuffer chunk) {
    try (DataBuffer.ByteBufferIterator buffers = chunk.readableByteBuffers()) {
      State state = dropped ? State.DROPPED : State.HELD;
      while (buffers.hasNext() && state != State.TOO_LARGE) {
        state = append(buffers.next());
      }
      return state;
    } finally {
      DataBufferUtils.release(chunk);
    }
  }

  /** Appends the bytes of the chunk. */
  public State append(ByteBuffer chunk) {
    int more = chunk.remaining();
    if (more > limit - length) {
      return State.TOO_LARGE;
    }
    if (!dropped && reserve(length + more)) {
      chunk.get(bytes, length, more);
    }
    length += more;
    return dropped ? State.DROPPED : State.HELD;
  }

  /**
   * The buffer; only the first {@link #length()} bytes are valid. The caller must not change it.
   * Empty for a dropped body.
   */
  public byte[] bytes() {
    return bytes;
  }

  /** The number of bytes that were appended, dropped ones included. */
  public int length() {
    return length;
  }

  private boolean reserve(int needed) {
    if (needed <= bytes.length) {
      return true;
    }
    int capacity = Math.min(limit, Math.max(needed, Math.max(FIRST, 2 * bytes.length)));
    if (lease.take(capacity - bytes.length)) {
      bytes = Arrays.copyOf(bytes, capacity);
      return true;
    }
    lease.giveBack(bytes.length);
    bytes = new byte[0];
    dropped = true;
    return false;
  }
}
