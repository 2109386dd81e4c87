package io.millrace.events.wire;

/**
 * How long records are at most, in bytes, key included. Every bound is below half of what topics
 * take. The numbers follow from those of the contract, and a test works them out again.
 */
public final class RecordBounds {
  /**
   * What each topic takes: a batch as it is sent, compressed or not. Producers, topics and brokers
   * are set to it.
   */
  public static final int TOPIC = 1 << 20;

  /** No record is longer. */
  public static final int MOST = TOPIC / 2;

  /** A record of {@code millrace.events.*}. */
  public static final int EVENT = 16 << 10;

  /** A page of a cell; what would be longer is spread over two. */
  public static final int PAGE = 128 << 10;

  /** A record of changes; more travel as several. */
  public static final int CHANGES = 128 << 10;

  /** An explained order. */
  public static final int EXPLAINED = 384 << 10;

  /** So much of the value of a record that cannot be read goes into its dead letter. */
  public static final int BURIED_VALUE = 64 << 10;

  /** So much of its key, and of the reason. */
  public static final int BURIED_TEXT = 1 << 10;

  /**
   * The longest text of an event that takes part in numbers, in chars: an id, an order's number.
   */
  static final int TEXT = 128;

  /** The longest name of an event, in chars: a platform, a surface, a channel, a region. */
  static final int NAME = 40;

  private RecordBounds() {}

  /**
   * Hands the bytes on unless there are too many.
   *
   * @throws IllegalStateException when there are: a fault in Millrace
   */
  static byte[] require(String what, byte[] bytes, int most) {
    if (bytes.length > most) {
      throw new IllegalStateException(
          "%s has %d bytes, at most %d are promised".formatted(what, bytes.length, most));
    }
    return bytes;
  }

  static void requireEvent(byte[] value) throws UndecodableException {
    if (value.length > EVENT) {
      throw new UndecodableException(
          "%d bytes, events have at most %d".formatted(value.length, EVENT));
    }
  }
}
