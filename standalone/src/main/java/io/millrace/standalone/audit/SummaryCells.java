package io.millrace.standalone.audit;

import io.millrace.audit.RecountPortion;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Measure;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.UndecodableException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the cells from the summaries up to given offsets. */
final class SummaryCells {
  /**
   * Approximate memory of a cell, together with the cell that it is compared with, as a multiple of
   * its encoded size.
   */
  private static final long GROWTH = 48;

  private final TopicScan scan;
  private final Map<TopicPartition, Long> ends;

  SummaryCells(TopicScan scan, Map<TopicPartition, Long> ends) {
    this.scan = scan;
    this.ends = ends;
  }

  /**
   * Returns the number of portions of the families, so that one portion needs at most the given
   * memory.
   */
  int portions(long bytes) {
    NewestSizes sizes = new NewestSizes();
    scan.read(
        ends,
        record ->
            sizes.add(
                record.key() == null ? new byte[0] : record.key(), record.serializedValueSize()));
    return RecountPortion.count(sizes.sum() * GROWTH, bytes);
  }

  /** Returns the complete cells of a portion of the families. */
  Map<Cell, CellState> read(RecountPortion families) {
    Map<Cell, CellState> pages = new HashMap<>();
    scan.read(ends, record -> take(record, families, pages));
    Map<Cell, CellState> cells = new HashMap<>();
    pages.forEach((page, state) -> cells.merge(page.first(), state, SummaryCells::together));
    return cells;
  }

  /** Combines two pages of a cell. Each number is on one page only. */
  private static CellState together(CellState one, CellState other) {
    Map<Measure, Long> values = new HashMap<>(one.values());
    other.values().forEach((measure, value) -> values.merge(measure, value, Long::sum));
    return new CellState(
        Math.max(one.asOf(), other.asOf()), one.overflow() || other.overflow(), values);
  }

  private static void take(
      ConsumerRecord<byte[], byte[]> record, RecountPortion families, Map<Cell, CellState> cells) {
    try {
      Cell cell = CellCodec.decodeKey(record.key() == null ? new byte[0] : record.key());
      if (!families.holds(cell.family())) {
        return;
      }
      if (record.value() == null) {
        cells.remove(cell);
      } else {
        cells.put(cell, CellCodec.decode(record.value()));
      }
    } catch (UndecodableException e) {
      throw new AuditException(
          "%s-%d@%d is damaged: %s; write all cells again: millrace republish"
              .formatted(record.topic(), record.partition(), record.offset(), e.getMessage()));
    }
  }
}
