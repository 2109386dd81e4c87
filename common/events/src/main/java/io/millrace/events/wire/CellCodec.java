package io.millrace.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.wire.proto.CellRecord;
import java.util.Arrays;

/** Converts cells and their content to keys and values of {@code millrace.summaries}, and back. */
public final class CellCodec {
  /** The number of bars in a key before the number of a page. */
  private static final int BARS = 4;

  private CellCodec() {}

  /** The key of a cell's records. */
  public static byte[] encodeKey(Cell cell) {
    return cell.key().getBytes(UTF_8);
  }

  /**
   * Reads the key of a cell's record.
   *
   * @throws UndecodableException when the bytes are not the key of a cell
   */
  public static Cell decodeKey(byte[] key) throws UndecodableException {
    try {
      return Cell.ofKey(new String(key, UTF_8));
    } catch (IllegalArgumentException e) {
      throw new UndecodableException("not a cell: " + e.getMessage(), e);
    }
  }

  /** The key of the first page of the cell that this key belongs to. */
  public static byte[] firstPage(byte[] key) {
    int bars = 0;
    for (int i = 0; i < key.length; i++) {
      if (key[i] == '|' && ++bars == BARS) {
        return Arrays.copyOf(key, i);
      }
    }
    return key;
  }

  /** The value of a cell's record. Zeros are omitted. */
  public static byte[] encode(CellState state) {
    return new CellBuffer(state).toBytes();
  }

  /**
   * Reads the value of a cell's record. Metrics that this version does not know are skipped.
   *
   * @throws UndecodableException when the bytes are not the content of a cell
   */
  public static CellState decode(byte[] value) throws UndecodableException {
    try {
      CellRecord record = CellRecord.parseFrom(value);
      return new CellState(
          record.hasReadTo() ? record.getReadTo() : record.getAsOf(),
          record.getOverflow(),
          Math.max(1, record.getPages()),
          CellEntries.read(record.getEntriesList(), record.getNamesList()));
    } catch (InvalidProtocolBufferException
        | IllegalArgumentException
        | IndexOutOfBoundsException e) {
      throw new UndecodableException("not a cell's contents: " + e.getMessage(), e);
    }
  }
}
