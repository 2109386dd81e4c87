package io.millrace.aggregator.topology;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Kind;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.UndecodableException;
import io.millrace.journey.testing.Totals;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TopologyTestDriver;

/** The newest summary of every cell, as totals to compare. */
final class Summaries {
  private Summaries() {}

  /** Everything that promise 1 speaks of. */
  static Totals read(TopologyTestDriver driver, Calendar calendar) {
    Totals totals = new Totals(calendar);
    newest(driver).forEach((cell, state) -> addUnlessIntake(totals, cell, state));
    return totals;
  }

  /** That, and what became of repetitions. */
  static Totals readAll(TopologyTestDriver driver, Calendar calendar) {
    Totals totals = new Totals(calendar);
    newest(driver).forEach((cell, state) -> add(totals, cell, state));
    return totals;
  }

  private static Map<Cell, CellState> newest(TopologyTestDriver driver) {
    Map<Cell, CellState> newest = new HashMap<>();
    for (KeyValue<byte[], byte[]> record :
        driver
            .createOutputTopic(
                Topics.SUMMARIES.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
            .readKeyValuesToList()) {
      try {
        Cell cell = CellCodec.decodeKey(record.key);
        if (record.value == null) {
          newest.remove(cell);
        } else {
          newest.put(cell, CellCodec.decode(record.value));
        }
      } catch (UndecodableException e) {
        throw new AssertionError(e);
      }
    }
    return newest;
  }

  private static void addUnlessIntake(Totals totals, Cell cell, CellState state) {
    if (cell.kind() != Kind.INTAKE) {
      add(totals, cell, state);
    }
  }

  private static void add(Totals totals, Cell cell, CellState state) {
    state.values().forEach((measure, value) -> totals.add(cell, measure, value));
  }
}
