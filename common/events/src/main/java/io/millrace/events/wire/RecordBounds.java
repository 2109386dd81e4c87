package io.millrace.events.wire;

import io.millrace.events.Entity;

/**
 * The longest records, in bytes, key included. Every limit of a record is at most half of the limit
 * of a topic. The numbers follow from the limits of the contract; a test computes them again.
 */
public final class RecordBounds {
  /**
   * The largest batch that a topic accepts, compressed or not. Producers, topics and brokers are
   * configured with it.
   */
  public static final int TOPIC = 1 << 20;

  /**
   * The most that a consumer asks for in one answer, unless one batch is longer. An answer is one
   * array, and a long array is collected apart from the young generation.
   */
  public static final int FETCH = TOPIC + TOPIC / 2;

  /** The longest record of any kind. */
  public static final int MOST = TOPIC / 2;

  /** The longest record of {@code millrace.events.*}. */
  public static final int EVENT = 16 << 10;

  /** The longest record of {@code millrace.identities}. */
  public static final int IDENTITY = 1 << 10;

  /** The longest page of a cell; a longer one is split into two pages. */
  public static final int PAGE = 128 << 10;

  /** The longest record of changes; more changes are split into several records. */
  public static final int CHANGES = 128 << 10;

  /** The longest explained order. */
  public static final int EXPLAINED = 384 << 10;

  /** The most bytes of an undecodable record's value that its dead letter contains. */
  public static final int BURIED_VALUE = 64 << 10;

  /**
   * The most bytes of an undecodable record's key, and of the reason, that its dead letter
   * contains.
   */
  public static final int BURIED_TEXT = 1 << 10;

  /** The longest text of an event that changes numbers, in chars: an id or an order's number. */
  static final int TEXT = 128;

  /** The longest id of an entity, in chars: 128 characters that may take two chars each. */
  static final int ENTITY = 2 * Entity.MOST;

  /** The longest source of an event, in chars. */
  public static final int SOURCE = 256;

  /** The longest name of an event, in chars: a platform, a surface, a channel or a region. */
  static final int NAME = 40;

  private RecordBounds() {}

  /**
   * Returns the bytes when there are not too many.
   *
   * @throws IllegalStateException when there are too many, which is a fault in Millrace
   */
  static byte[] require(String what, byte[] bytes, int most) {
    if (bytes.length > most) {
      throw new IllegalStateException(
          "%s has %d bytes, the limit is %d".formatted(what, bytes.length, most));
    }
    return bytes;
  }

  static void requireEvent(byte[] value) throws UndecodableException {
    if (value.length > EVENT) {
      throw new UndecodableException(
          "%d bytes, the limit of an event is %d".formatted(value.length, EVENT));
    }
  }
}
