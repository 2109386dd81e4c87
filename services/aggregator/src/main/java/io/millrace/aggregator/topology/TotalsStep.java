package io.millrace.aggregator.topology;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.KeepPeriods;
import io.millrace.events.cell.SubKey;
import io.millrace.events.wire.ChangesReader;
import io.millrace.events.wire.UndecodableException;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds changes to cells, and sends each changed cell once at each commit, whole. */
@NullUnmarked // Kafka Streams calls init before anything else
final class TotalsStep implements Processor<Family, byte[], Bytes, byte[]> {
  private static final Logger log = LoggerFactory.getLogger(TotalsStep.class);

  private final Settings settings;
  private final StreamCounters counters;
  private final Republication republication;
  private ProcessorContext<Bytes, byte[]> context;
  private TotalsStore totals;
  private TaskClock clock;
  private TotalsExpiry expiry;
  private CommitHook commit;
  private CellRepublisher republisher;

  private TotalsStep(Settings settings, StreamCounters counters, Republication republication) {
    this.settings = settings;
    this.counters = counters;
    this.republication = republication;
  }

  /**
   * Settings of this step.
   *
   * @param calendar the begin and end of windows
   * @param keep how long windows of short grains stay
   * @param memory about how much memory the cells of the tasks may take
   */
  record Settings(Calendar calendar, KeepPeriods keep, MemoryShares memory) {}

  static ProcessorSupplier<Family, byte[], Bytes, byte[]> supplier(
      Settings settings, StreamCounters counters, Republication republication) {
    return Stores.attach(
        () -> new TotalsStep(settings, counters, republication),
        Stores.TOTALS,
        Stores.TOTALS_COMMIT);
  }

  @Override
  public void init(ProcessorContext<Bytes, byte[]> context) {
    this.context = context;
    KeyValueStore<Bytes, byte[]> cells = context.getStateStore(Stores.TOTALS);
    settings.memory().open(context.taskId());
    totals = new TotalsStore(cells, settings.memory()::each);
    clock = new TaskClock(cells);
    expiry = new TotalsExpiry(cells, totals, clock, settings.keep());
    commit = CommitHook.of(context, Stores.TOTALS_COMMIT);
    commit.onCommit(context, () -> flush(context));
    republisher = CellRepublisher.start(context, cells, republication);
  }

  @Override
  public void close() {
    if (republisher != null) {
      republisher.close();
      settings.memory().close(context.taskId());
    }
  }

  @Override
  public void process(Record<Family, byte[]> record) {
    commit.changed(record.timestamp());
    ChangesReader changes = changes(record.value());
    clock.advance(changes.asOf());
    for (ChangesReader.Window window : changes.windows()) {
      add(record.key(), window.grain().orElse(Grain.MINUTE), window, changes.asOf());
    }
    for (List<ChangesReader.Window> minutes :
        MinutesTogether.of(changes.windows(), settings.calendar())) {
      ChangesReader.Window sum = changes.sum(minutes);
      for (Grain grain : MinutesTogether.LONGER_GRAINS) {
        add(record.key(), grain, sum, changes.asOf());
      }
    }
    if (totals.isFull()) {
      context.commit();
    }
  }

  private static ChangesReader changes(byte[] value) {
    try {
      return ChangesReader.read(value);
    } catch (UndecodableException e) {
      throw new SerializationException("unreadable changes", e);
    }
  }

  private void add(Family family, Grain grain, ChangesReader.Window window, long asOf) {
    Cell cell = family.cell(grain, settings.calendar().start(grain, window.start()));
    if (!expiry.isExpired(cell)) {
      add(cell, window, asOf);
    }
  }

  private void add(Cell cell, ChangesReader.Window window, long asOf) {
    boolean[] noted = {false};
    window.forEachChange(
        (key, delta) -> {
          if (key.metric().grains().contains(cell.grain())) {
            if (!noted[0]) {
              expiry.note(cell);
              noted[0] = true;
            }
            add(cell, key, delta, asOf);
          }
        });
  }

  private void add(Cell cell, SubKey key, long delta, long asOf) {
    if (totals.add(cell, key, delta, asOf)) {
      counters.overflow();
      log.warn("a sum of cell {} left the 64-bit range: it is too small or too large", cell.key());
    }
  }

  private void flush(ProcessorContext<Bytes, byte[]> context) {
    totals.save(
        (key, value) -> {
          counters.cell();
          context.forward(new Record<>(key, value, context.currentSystemTimeMs()));
        });
    expiry.next(key -> context.forward(new Record<>(key, null, context.currentSystemTimeMs())));
    clock.save();
  }
}
