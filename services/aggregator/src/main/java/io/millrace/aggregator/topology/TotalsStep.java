package io.millrace.aggregator.topology;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.NullUnmarked;

/** Changes of cells in, whole cells out: adds, and sends each touched cell once a commit. */
@NullUnmarked // Kafka Streams calls init before anything else
final class TotalsStep implements Processor<Cell, CellState, Bytes, byte[]> {
  private static final int HOT_CELLS = 20_000;

  private TotalsStore totals;

  static ProcessorSupplier<Cell, CellState, Bytes, byte[]> supplier() {
    return Stores.attach(TotalsStep::new, Stores.TOTALS, Stores.TOTALS_COMMIT);
  }

  @Override
  public void init(ProcessorContext<Bytes, byte[]> context) {
    totals = new TotalsStore(context.getStateStore(Stores.TOTALS), HOT_CELLS);
    CommitStore.of(context, Stores.TOTALS_COMMIT).onCommit(context, () -> flush(context));
  }

  @Override
  public void process(Record<Cell, CellState> change) {
    totals.add(change.key(), change.value());
  }

  private void flush(ProcessorContext<Bytes, byte[]> context) {
    totals.save(
        (key, value) -> context.forward(new Record<>(key, value, context.currentSystemTimeMs())));
  }
}
