package io.millrace.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.events.cell.Family;

/**
 * Converts families of cells to keys of the topic between journeys and totals, and back; see {@link
 * io.millrace.events.topic.Topics#facts}. {@link ChangesWriter} makes the values.
 */
public final class FamilyCodec {
  private FamilyCodec() {}

  /** The key of a family, see {@link Family#key()}. */
  public static byte[] encode(Family family) {
    return family.key().getBytes(UTF_8);
  }

  /**
   * Reads a key that {@link #encode} wrote.
   *
   * @throws UndecodableException when the bytes are not the key of a family
   */
  public static Family decode(byte[] key) throws UndecodableException {
    try {
      return Family.ofKey(new String(key, UTF_8));
    } catch (IllegalArgumentException e) {
      throw new UndecodableException("not a family of cells: " + e.getMessage(), e);
    }
  }
}
