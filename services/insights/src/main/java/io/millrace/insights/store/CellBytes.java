package io.millrace.insights.store;

import io.millrace.events.cell.CellState;
import io.millrace.events.wire.CellBuffer;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.UndecodableException;
import java.util.Arrays;

/**
 * The contents of a cell in the encoding of the topic. They take a tenth of the memory of the
 * decoded form; hundreds of thousands of cells may wait or be in memory. The bytes are always
 * decodable. Immutable.
 */
public final class CellBytes {
  private final byte[] packed;
  private final long asOf;
  private final boolean empty;
  private final int pages;

  private CellBytes(byte[] packed, long asOf, boolean empty, int pages) {
    this.packed = packed;
    this.asOf = asOf;
    this.empty = empty;
    this.pages = pages;
  }

  /**
   * Makes the contents from the value of a summaries record. Checks the bytes and makes no object
   * for an integer, because each record comes here and few are asked for.
   *
   * @throws UndecodableException when the bytes are not the contents of a cell
   */
  public static CellBytes ofPacked(byte[] packed) throws UndecodableException {
    CellBuffer checked = CellBuffer.read(packed);
    return new CellBytes(packed.clone(), checked.asOf(), checked.isEmpty(), checked.pages());
  }

  /** Encodes the contents. */
  public static CellBytes of(CellState state) {
    return new CellBytes(
        CellCodec.encode(state), state.asOf(), state.values().isEmpty(), state.pages());
  }

  /** Decodes the contents. */
  public CellState state() {
    try {
      return CellCodec.decode(packed);
    } catch (UndecodableException e) {
      throw new IllegalStateException("was decodable when it was packed", e);
    }
  }

  /** Returns the encoded bytes in a new array. */
  public byte[] packed() {
    return packed.clone();
  }

  /** Returns the number of encoded bytes. */
  public int size() {
    return packed.length;
  }

  /**
   * Returns the greatest event time, in milliseconds, that the task which wrote the cell had seen.
   */
  public long asOf() {
    return asOf;
  }

  /** Returns the number of pages of the cell. Valid for its first page. */
  public int pages() {
    return pages;
  }

  /** Returns whether the contents have no integers. */
  public boolean isEmpty() {
    return empty;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellBytes that && Arrays.equals(packed, that.packed);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(packed);
  }

  @Override
  public String toString() {
    return state().toString();
  }
}
