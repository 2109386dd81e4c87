package io.millrace.gateway.limit;

import io.millrace.gateway.problem.GatewayProblem;
import io.millrace.web.BodyMemory;
import io.millrace.web.BufferedBody;
import io.millrace.web.ProblemException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.util.unit.DataSize;

/**
 * Holds one body while it arrives and until its request is answered, and charges its bytes to the
 * caller. A body without memory is read to its end, so one that is too large still gets {@code
 * body_too_large} and not {@code service_busy}. Not safe for several threads at the same time.
 */
final class RequestBody {
  private final DataSize most;
  private final RateLimit limit;
  private final BodyMemory.Lease lease;
  private final BufferedBody body;
  private BufferedBody.State state = BufferedBody.State.HELD;

  RequestBody(DataSize most, RateLimit limit, BodyMemory memory) {
    this.most = most;
    this.limit = limit;
    this.lease = memory.open();
    this.body = new BufferedBody(most, lease);
  }

  /**
   * Adds the chunk and releases it. Throws {@code body_too_large} when the body exceeds its limit.
   */
  void add(DataBuffer chunk) {
    limit.charge(chunk.readableByteCount());
    state = body.append(chunk);
    if (state == BufferedBody.State.TOO_LARGE) {
      throw tooLarge(most);
    }
  }

  /** Returns the whole body. Throws {@code service_busy} when there was no memory for it. */
  ByteBuffer complete() {
    if (state == BufferedBody.State.DROPPED) {
      throw GatewayProblem.SERVICE_BUSY
          .because("too many request bodies at once")
          .retryAfter(Duration.ofSeconds(1));
    }
    return ByteBuffer.wrap(body.bytes(), 0, body.length()).asReadOnlyBuffer();
  }

  /** Gives the memory of the body back. The owner must call this in every case. */
  void drop() {
    lease.close();
  }

  static ProblemException tooLarge(DataSize most) {
    return GatewayProblem.BODY_TOO_LARGE.because(
        "a body has at most %d bytes".formatted(most.toBytes()));
  }
}
