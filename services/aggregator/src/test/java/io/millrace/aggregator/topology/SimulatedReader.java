package io.millrace.aggregator.topology;

import io.millrace.aggregator.ExplainedReader;
import io.millrace.aggregator.topology.SimulatedLog.Entry;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.KeepPeriods;
import io.millrace.events.cell.Kind;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.UndecodableException;
import io.millrace.journey.Attribution;
import io.millrace.journey.testing.Batch;
import io.millrace.journey.testing.OrderSums;
import io.millrace.journey.testing.Totals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Reads what is committed, and compares it with the plain batch calculation. */
final class SimulatedReader {
  private final SimulatedLog log;
  private final SimulatedLayout layout;

  SimulatedReader(SimulatedLog log, SimulatedLayout layout) {
    this.log = log;
    this.layout = layout;
  }

  List<String> differences(SimulatedHistory history, Calendar calendar) {
    Totals expected = Batch.calculate(calendar, Attribution.DEFAULT, history.events());
    Totals actual = totals(calendar);
    if (expected.cells().isEmpty()) {
      throw new AssertionError("nothing to compare");
    }
    List<String> differences = new ArrayList<>();
    if (history.onlyOrders()) {
      Map<OrderSums.Of, Long> wanted = OrderSums.of(expected);
      Map<OrderSums.Of, Long> explained = OrderSums.of(explained().orders());
      if (!explained.equals(wanted)) {
        differences.add("explained orders: " + explained + " but " + wanted);
      }
    }
    dropExpired(actual, history);
    dropExpired(expected, history);
    actual.differences(expected).forEach((cell, what) -> differences.add(cell + ": " + what));
    return differences;
  }

  private static void dropExpired(Totals totals, SimulatedHistory history) {
    KeepPeriods keep = KeepPeriods.of(history.bounds().horizon());
    long newest =
        history.events().stream().mapToLong(event -> event.envelope().at()).max().orElseThrow();
    totals.cells().keySet().removeIf(cell -> keep.isExpired(cell, newest));
  }

  private Totals totals(Calendar calendar) {
    Map<Cell, CellState> newest = new HashMap<>();
    forEach(Topics.SUMMARIES.name(), entry -> take(entry, newest));
    Totals totals = new Totals(calendar);
    newest.forEach((cell, state) -> add(cell, state, totals));
    return totals;
  }

  private static void take(Entry entry, Map<Cell, CellState> newest) {
    try {
      Cell cell = CellCodec.decodeKey(entry.key());
      if (entry.value() == null) {
        newest.remove(cell);
      } else {
        newest.put(cell, CellCodec.decode(entry.value()));
      }
    } catch (UndecodableException e) {
      throw new AssertionError(e);
    }
  }

  private static void add(Cell cell, CellState state, Totals totals) {
    if (cell.kind() != Kind.INTAKE) {
      state.values().forEach((measure, value) -> totals.add(cell, measure, value));
    }
  }

  private ExplainedReader explained() {
    ExplainedReader reader = new ExplainedReader();
    forEach(Topics.LOOPS.name(), entry -> reader.take(entry.key(), entry.value()));
    return reader;
  }

  private void forEach(String topic, Consumer<Entry> action) {
    for (TopicPartition partition : layout.outputs(topic)) {
      Optional<Entry> next = log.next(partition, 0);
      while (next.isPresent()) {
        action.accept(next.get());
        next = log.next(partition, next.get().offset() + 1);
      }
    }
  }
}
