package io.millrace.insights.store;

import io.millrace.events.cell.CellState;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.UndecodableException;
import java.util.Arrays;

/**
 * What a cell holds, packed as on the wire: a tenth of the memory of the decoded form, and hundreds
 * of thousands of cells may wait or stay hot. Known to be decodable.
 */
public final class CellBytes {
  private final byte[] packed;
  private final long asOf;
  private final boolean empty;
  private final int pages;

  private CellBytes(byte[] packed, CellState state) {
    this.packed = packed;
    this.asOf = state.asOf();
    this.empty = state.values().isEmpty();
    this.pages = state.pages();
  }

  /**
   * Takes the value of a summaries record.
   *
   * @throws UndecodableException when the bytes are not the contents of a cell
   */
  public static CellBytes ofPacked(byte[] packed) throws UndecodableException {
    return new CellBytes(packed.clone(), CellCodec.decode(packed));
  }

  /** Packs the contents. */
  public static CellBytes of(CellState state) {
    return new CellBytes(CellCodec.encode(state), state);
  }

  /** Unpacks the contents. */
  public CellState state() {
    try {
      return CellCodec.decode(packed);
    } catch (UndecodableException e) {
      throw new IllegalStateException("was decodable when it was packed", e);
    }
  }

  /** The bytes, in a new array. */
  public byte[] packed() {
    return packed.clone();
  }

  /** The greatest event time seen by the task that wrote it, milliseconds. */
  public long asOf() {
    return asOf;
  }

  /** Of a cell's first page: how many there are. */
  public int pages() {
    return pages;
  }

  /** Whether it has no integers at all. */
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
