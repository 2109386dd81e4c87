package io.millrace.aggregator.topology;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.NullUnmarked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes of cells in, whole cells out: adds, and sends each touched cell once a commit. */
@NullUnmarked // Kafka Streams calls init before anything else
final class TotalsStep implements Processor<Cell, CellState, Bytes, byte[]> {
  private static final Logger log = LoggerFactory.getLogger(TotalsStep.class);
  private static final int HOT_CELLS = 20_000;

  private final StreamCounters counters;
  private TotalsStore totals;

  private TotalsStep(StreamCounters counters) {
    this.counters = counters;
  }

  static ProcessorSupplier<Cell, CellState, Bytes, byte[]> supplier(StreamCounters counters) {
    return Stores.attach(() -> new TotalsStep(counters), Stores.TOTALS, Stores.TOTALS_COMMIT);
  }

  @Override
  public void init(ProcessorContext<Bytes, byte[]> context) {
    totals = new TotalsStore(context.getStateStore(Stores.TOTALS), HOT_CELLS);
    CommitStore.of(context, Stores.TOTALS_COMMIT).onCommit(context, () -> flush(context));
  }

  @Override
  public void process(Record<Cell, CellState> change) {
    if (totals.add(change.key(), change.value())) {
      counters.overflow();
      log.warn("cell {} overflowed and cannot be trusted", change.key().key());
    }
  }

  private void flush(ProcessorContext<Bytes, byte[]> context) {
    totals.save(
        (key, value) -> context.forward(new Record<>(key, value, context.currentSystemTimeMs())));
  }
}
