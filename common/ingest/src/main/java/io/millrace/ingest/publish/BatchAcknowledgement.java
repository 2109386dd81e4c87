package io.millrace.ingest.publish;

import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Collects the broker's answers for one batch of events in a single future. Safe for several
 * threads.
 */
final class BatchAcknowledgement {
  private final CompletableFuture<Acknowledgements> done = new CompletableFuture<>();
  private final BitSet acknowledged = new BitSet();
  private int open;

  /** Creates a collector for a batch of {@code size} events, at least 1. */
  BatchAcknowledgement(int size) {
    this.open = size;
  }

  void acknowledge(int index) {
    synchronized (this) {
      acknowledged.set(index);
    }
    close(1);
  }

  /**
   * Records that {@code count} events failed. Their indexes are not needed, because an event
   * without an acknowledgement counts as failed.
   */
  void fail(int count) {
    close(count);
  }

  CompletionStage<Acknowledgements> done() {
    return done;
  }

  private void close(int count) {
    boolean last;
    synchronized (this) {
      open -= count;
      last = open == 0;
    }
    if (last) {
      done.complete(new Acknowledgements(acknowledged));
    }
  }
}
