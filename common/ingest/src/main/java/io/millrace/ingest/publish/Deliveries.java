package io.millrace.ingest.publish;

import java.util.BitSet;

/** Which events of a batch have been acknowledged; what has not may or may not be stored. */
public final class Deliveries {
  private final BitSet acknowledged;

  Deliveries(BitSet acknowledged) {
    this.acknowledged = acknowledged;
  }

  /** Nothing was acknowledged. */
  static Deliveries none() {
    return new Deliveries(new BitSet());
  }

  /** Whether the event at that place of the batch is on all in-sync replicas. */
  public boolean acknowledged(int index) {
    return acknowledged.get(index);
  }
}
