package io.millrace.events;

import java.nio.ByteBuffer;

/**
 * A person, as a pseudonym: 16 bytes of an HMAC made at ingest. The raw id never gets this far.
 *
 * @param high the first 8 bytes, big-endian
 * @param low the last 8 bytes, big-endian
 */
public record Visitor(long high, long low) {

  /**
   * Reads the first 16 bytes, the key of an event's Kafka record or the head of an HMAC.
   *
   * @throws IllegalArgumentException when there are fewer
   */
  public static Visitor ofBytes(byte[] bytes) {
    ByteBuffer buffer = Id128.read(bytes);
    return new Visitor(buffer.getLong(), buffer.getLong());
  }

  /** The 16 bytes, in a new array. */
  public byte[] toBytes() {
    return Id128.toBytes(high, low);
  }

  @Override
  public String toString() {
    return Id128.toHex(high, low);
  }
}
