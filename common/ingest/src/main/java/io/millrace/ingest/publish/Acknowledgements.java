package io.millrace.ingest.publish;

import java.util.BitSet;

/** Which events of a batch have been acknowledged; what has not may or may not be stored. */
public final class Acknowledgements {
  private final BitSet acknowledged;

  Acknowledgements(BitSet acknowledged) {
    this.acknowledged = acknowledged;
  }

  /** Nothing was acknowledged. */
  static Acknowledgements none() {
    return new Acknowledgements(new BitSet());
  }

  /** Whether the event at that place of the batch is on all in-sync replicas. */
  public boolean acknowledged(int index) {
    return acknowledged.get(index);
  }
}
