package io.millrace.aggregator.topology;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Changes;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import java.util.List;
import java.util.Map;
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
final class TotalsStep implements Processor<Family, Changes, Bytes, byte[]> {
  private static final Logger log = LoggerFactory.getLogger(TotalsStep.class);
  private static final int HOT_CELLS = 20_000;
  private static final List<Grain> ALL_GRAINS = List.of(Grain.values());

  private final Calendar calendar;
  private final StreamCounters counters;
  private TotalsStore totals;

  private TotalsStep(Calendar calendar, StreamCounters counters) {
    this.calendar = calendar;
    this.counters = counters;
  }

  static ProcessorSupplier<Family, Changes, Bytes, byte[]> supplier(
      Calendar calendar, StreamCounters counters) {
    return Stores.attach(
        () -> new TotalsStep(calendar, counters), Stores.TOTALS, Stores.TOTALS_COMMIT);
  }

  @Override
  public void init(ProcessorContext<Bytes, byte[]> context) {
    totals = new TotalsStore(context.getStateStore(Stores.TOTALS), HOT_CELLS);
    CommitStore.of(context, Stores.TOTALS_COMMIT).onCommit(context, () -> flush(context));
  }

  @Override
  public void process(Record<Family, Changes> record) {
    Changes changes = record.value();
    for (Changes.Window window : changes.windows()) {
      for (Grain grain : window.grain().map(List::of).orElse(ALL_GRAINS)) {
        Cell cell = record.key().cell(grain, calendar.start(grain, window.start()));
        add(cell, window.differences(), changes.asOf());
      }
    }
  }

  private void add(Cell cell, Map<Measure, Long> differences, long asOf) {
    RunningTotals running = null;
    for (Map.Entry<Measure, Long> difference : differences.entrySet()) {
      if (difference.getKey().metric().grains().contains(cell.grain())) {
        if (running == null) {
          running = totals.change(cell);
          running.advance(asOf);
        }
        if (running.add(difference.getKey(), difference.getValue())) {
          counters.overflow();
          log.warn("cell {} overflowed and cannot be trusted", cell.key());
        }
      }
    }
  }

  private void flush(ProcessorContext<Bytes, byte[]> context) {
    totals.save(
        (key, value) -> {
          counters.cell();
          context.forward(new Record<>(key, value, context.currentSystemTimeMs()));
        });
  }
}
