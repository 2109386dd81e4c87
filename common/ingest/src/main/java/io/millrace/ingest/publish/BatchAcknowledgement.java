package io.millrace.ingest.publish;

import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Collects the answers of one batch; one future for all of it, however many events. */
final class BatchAcknowledgement {
  private final CompletableFuture<Acknowledgements> done = new CompletableFuture<>();
  private final BitSet acknowledged = new BitSet();
  private int open;

  /** A countdown from {@code size}, at least 1. */
  BatchAcknowledgement(int size) {
    this.open = size;
  }

  void acknowledge(int index) {
    synchronized (this) {
      acknowledged.set(index);
    }
    close(1);
  }

  /** So many events have failed; which ones shows in none having acknowledged them. */
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
