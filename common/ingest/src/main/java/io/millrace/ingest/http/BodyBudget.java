package io.millrace.ingest.http;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.util.unit.DataSize;

/**
 * Limits the memory that all request bodies may use together. Memory is taken while bytes arrive,
 * so a slow client holds memory only in proportion to the bytes that it has sent. All methods are
 * safe for several threads.
 */
final class BodyBudget {
  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  BodyBudget(DataSize limit) {
    this.limit = limit.toBytes();
  }

  Lease open() {
    return new Lease();
  }

  long taken() {
    return taken.get();
  }

  /**
   * The memory that one request has taken. Several owners may share a lease, and each owner closes
   * it once. The memory is given back when the last owner has closed the lease.
   */
  final class Lease implements AutoCloseable {
    private final AtomicLong held = new AtomicLong();
    private final AtomicInteger sharers = new AtomicInteger(1);

    /** Adds one owner, who must close the lease too. */
    Lease share() {
      sharers.incrementAndGet();
      return this;
    }

    /** Takes {@code bytes} more bytes, or refuses the request with {@code busy}. */
    void take(int bytes) {
      if (taken.addAndGet(bytes) > limit) {
        taken.addAndGet(-bytes);
        throw RequestRefusals.busy();
      }
      held.addAndGet(bytes);
    }

    void giveBack(int bytes) {
      held.addAndGet(-bytes);
      taken.addAndGet(-bytes);
    }

    @Override
    public void close() {
      if (sharers.decrementAndGet() == 0) {
        taken.addAndGet(-held.getAndSet(0));
      }
    }
  }
}
