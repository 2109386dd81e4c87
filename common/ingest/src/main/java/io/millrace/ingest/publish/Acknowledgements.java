package io.millrace.ingest.publish;

import java.util.BitSet;

/**
 * Says which events of a batch the broker has acknowledged. An event without an acknowledgement may
 * be stored or not.
 */
public final class Acknowledgements {
  private final BitSet acknowledged;

  Acknowledgements(BitSet acknowledged) {
    this.acknowledged = acknowledged;
  }

  /** The result when no event was acknowledged. */
  static Acknowledgements none() {
    return new Acknowledgements(new BitSet());
  }

  /** Whether the event at that index of the batch is stored on all in-sync replicas. */
  public boolean acknowledged(int index) {
    return acknowledged.get(index);
  }
}
