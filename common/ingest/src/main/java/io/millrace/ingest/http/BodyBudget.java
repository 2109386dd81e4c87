package io.millrace.ingest.http;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.util.unit.DataSize;

/**
 * The memory that all bodies in hand may take together. It is taken as bytes arrive: a client that
 * sends slowly holds what it has sent and no more, so it keeps nobody out.
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
   * What one request has taken; given back when the last of those who share it has closed it. Each
   * closes it once.
   */
  final class Lease implements AutoCloseable {
    private final AtomicLong held = new AtomicLong();
    private final AtomicInteger sharers = new AtomicInteger(1);

    /** The same lease for one more, who closes it as well. */
    Lease share() {
      sharers.incrementAndGet();
      return this;
    }

    /** Takes so many bytes more, or refuses the request. */
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
