package io.millrace.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * The key of an event: the first 16 bytes of SHA-256(platform, 0x00, type, 0x00, source, 0x00, id).
 * The key decides the identity of an event and the order of events with the same time and rank in a
 * journey. The ingest service computes it once. Keys are compared as unsigned bytes.
 *
 * @param high the first 8 bytes, big-endian
 * @param low the last 8 bytes, big-endian
 */
public record EventKey(long high, long low) implements Comparable<EventKey> {
  private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Sha256::create);

  /**
   * The key of the event with this id.
   *
   * @param source the {@code source} of a CloudEvent; empty for an event without one
   */
  public static EventKey of(String platform, EventType type, Optional<String> source, String id) {
    String text = platform + '\0' + type.id() + '\0' + source.orElse("") + '\0' + id;
    return ofBytes(SHA_256.get().digest(text.getBytes(UTF_8)));
  }

  /** The key of the event with this id and without a source. */
  public static EventKey of(String platform, EventType type, String id) {
    return of(platform, type, Optional.empty(), id);
  }

  /**
   * Reads a key from the first 16 bytes.
   *
   * @throws IllegalArgumentException when there are fewer than 16 bytes
   */
  public static EventKey ofBytes(byte[] bytes) {
    ByteBuffer buffer = Id128.read(bytes);
    return new EventKey(buffer.getLong(), buffer.getLong());
  }

  /** The 16 bytes, in a new array. */
  public byte[] toBytes() {
    return Id128.toBytes(high, low);
  }

  @Override
  public int compareTo(EventKey other) {
    return Id128.compare(high, low, other.high, other.low);
  }

  // The generated method is slow until it is compiled, and each event calls this one many times.
  @Override
  public boolean equals(Object other) {
    return other instanceof EventKey(long otherHigh, long otherLow)
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
