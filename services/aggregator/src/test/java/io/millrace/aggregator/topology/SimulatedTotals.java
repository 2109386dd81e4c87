package io.millrace.aggregator.topology;

import io.millrace.aggregator.topology.SimulatedLog.Entry;
import io.millrace.events.cell.Family;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;

/** The processor from facts to summaries. */
final class SimulatedTotals extends SimulatedTask {
  private final Processor<Family, byte[], Bytes, byte[]> totals;
  private final SimulatedContext<Bytes, byte[]> context;

  SimulatedTotals(
      TaskId id,
      SimulatedWorker worker,
      TotalsStep.Settings settings,
      StreamCounters counters,
      Republication republication) {
    super(id, worker, Stores.TOTALS, Stores.TOTALS_COMMIT);
    this.totals = TotalsStep.supplier(settings, counters, republication).get();
    this.context = new SimulatedContext<>(this, "totals", this::toSummaries);
  }

  @Override
  void init() {
    context.inside(() -> totals.init(context.proxy()));
  }

  @Override
  void process(Entry record) {
    Family family = FamilySerde.FAMILY.deserializer().deserialize("facts", record.key());
    context.inside(() -> totals.process(new Record<>(family, record.value(), record.timestamp())));
  }

  @Override
  void close() {
    totals.close();
  }

  private void toSummaries(Record<Bytes, byte[]> record) {
    byte[] key = record.key().get();
    send(layout().summaries(key), key, record.value());
  }
}
