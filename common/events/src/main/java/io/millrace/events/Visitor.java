package io.millrace.events;

import java.nio.ByteBuffer;

/**
 * The pseudonym of a visitor: 16 bytes of an HMAC. The ingest service computes it from the raw id
 * and does not pass the raw id on.
 *
 * @param high the first 8 bytes, big-endian
 * @param low the last 8 bytes, big-endian
 */
public record Visitor(long high, long low) {

  /**
   * Reads a pseudonym from the first 16 bytes of the key of an event's Kafka record or of an HMAC.
   *
   * @throws IllegalArgumentException when there are fewer than 16 bytes
   */
  public static Visitor ofBytes(byte[] bytes) {
    ByteBuffer buffer = Id128.read(bytes);
    return new Visitor(buffer.getLong(), buffer.getLong());
  }

  /**
   * Stands in for the visitor of an event about spend, which has none. Versions of one such event
   * have the same key, so they meet in one journey. Different ones are in different journeys, so
   * their number has no limit.
   */
  public static Visitor ofSpend(EventKey key) {
    return new Visitor(key.high(), key.low());
  }

  /** The 16 bytes, in a new array. */
  public byte[] toBytes() {
    return Id128.toBytes(high, low);
  }

  // The generated method is slow until it is compiled, and each event calls this one many times.
  @Override
  public boolean equals(Object other) {
    return other instanceof Visitor(long otherHigh, long otherLow)
        && high == otherHigh
        && low == otherLow;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(high ^ low);
  }

  @Override
  public String toString() {
    return Id128.toHex(high, low);
  }
}
