package io.millrace.web;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.util.unit.DataSize;

/**
 * Limits the memory that all request bodies of a process may use together. Memory is taken while
 * bytes arrive, so a slow client holds memory only in proportion to the bytes that it has sent. All
 * methods are safe for several threads.
 */
public final class BodyMemory {
  private final long limit;
  private final AtomicLong held = new AtomicLong();

  /** Creates a memory of that size. */
  public BodyMemory(DataSize limit) {
    this.limit = limit.toBytes();
  }

  /** Begins to take memory for one request. */
  public Lease open() {
    return new Lease();
  }

  /** The number of bytes that are taken at the moment. */
  public long held() {
    return held.get();
  }

  /**
   * The memory that one request has taken. Several owners may share a lease, and each owner closes
   * it once. The memory is given back when the last owner has closed the lease.
   */
  public final class Lease implements AutoCloseable {
    private final AtomicLong own = new AtomicLong();
    private final AtomicInteger sharers = new AtomicInteger(1);

    private Lease() {}

    /** Adds one owner, who must close the lease too. */
    public Lease share() {
      sharers.incrementAndGet();
      return this;
    }

    /** Takes that many bytes, and returns whether there were enough. If not, it takes nothing. */
    boolean take(int bytes) {
      if (held.addAndGet(bytes) > limit) {
        held.addAndGet(-bytes);
        return false;
      }
      own.addAndGet(bytes);
      return true;
    }

    void giveBack(int bytes) {
      own.addAndGet(-bytes);
      held.addAndGet(-bytes);
    }

    @Override
    public void close() {
      if (sharers.decrementAndGet() == 0) {
        held.addAndGet(-own.getAndSet(0));
      }
    }
  }
}
