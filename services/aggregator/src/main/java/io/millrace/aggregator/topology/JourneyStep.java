package io.millrace.aggregator.topology;

import io.millrace.events.Event;
import io.millrace.events.Visitor;
import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.wire.LoopCodec;
import io.millrace.events.wire.LoopKeyCodec;
import io.millrace.journey.Attribution;
import io.millrace.journey.CountingOutcome;
import io.millrace.journey.EngineLimits;
import io.millrace.journey.Journey;
import io.millrace.journey.JourneyEngine;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts each event into the journey of its visitor, and adds up the facts in memory. At each commit,
 * it sends the changes of cells, and once each order that changed. The same commit covers the
 * events that caused them.
 */
@NullUnmarked // Kafka Streams calls init before anything else
public final class JourneyStep implements Processor<byte[], Event, Object, Object> {
  /** The node that receives changes, keyed by family. Kafka Streams names it after the topic. */
  static final String CHANGES = AggregationTopology.FACTS + "-repartition-filter";

  /** The node that receives explained orders, and tombstones of orders without an explanation. */
  static final String LOOPS = "loops";

  private static final Logger log = LoggerFactory.getLogger(JourneyStep.class);
  private static final Measure REPEATED = Measure.of(Metric.REPEATED);
  private static final Measure BEYOND_HORIZON = Measure.of(Metric.BEYOND_HORIZON);
  private static final Measure EVENTS_OVER_CAP = Measure.of(Metric.EVENTS_OVER_CAP);
  private static final Measure OVER_CAP = Measure.of(Metric.OVER_CAP);

  /** The most orders that wait for the commit; more are settled at once. */
  private static final int MOST_PENDING = 4_096;

  /** How many events pass until their memory is looked at. */
  private static final int WEIGHED_EVERY = 256;

  private final Settings settings;
  private final StreamCounters counters;
  private final OverCapLog overCapLog = new OverCapLog();
  private JourneyEngine engine;
  private JourneyStore journeys;
  private FactCombiner facts;
  private TaskClock clock;
  private IdleSweep idle;
  private CommitHook commit;
  private LongSupplier wallClock;
  private ProcessorContext<Object, Object> context;
  private int uncommitted;

  private JourneyStep(Settings settings, StreamCounters counters) {
    this.settings = settings;
    this.counters = counters;
  }

  /**
   * Settings of this step.
   *
   * @param catalog the platforms that events may name
   * @param calendar the begin and end of windows
   * @param attribution which traffic a purchase credits
   * @param bounds what the engine does not remember and does not follow
   * @param explain whether changed orders are explained
   * @param memory about how much memory the journeys of the tasks may take
   */
  public record Settings(
      Catalog catalog,
      Calendar calendar,
      Attribution attribution,
      EngineLimits bounds,
      boolean explain,
      MemoryShares memory) {}

  static ProcessorSupplier<byte[], Event, Object, Object> supplier(
      Settings settings, StreamCounters counters) {
    return Stores.attach(
        () -> new JourneyStep(settings, counters), Stores.JOURNEYS, Stores.JOURNEY_COMMIT);
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    // This also runs when a task is revived after a failure, so it must not reuse old content of
    // the memory.
    engine = new JourneyEngine(settings.calendar(), settings.attribution(), settings.bounds());
    KeyValueStore<Bytes, byte[]> pieces = context.getStateStore(Stores.JOURNEYS);
    this.context = context;
    settings.memory().open(context.taskId());
    journeys = new JourneyStore(pieces, engine, settings.memory()::each);
    facts = new FactCombiner(settings.calendar());
    clock = new TaskClock(pieces);
    wallClock = context::currentSystemTimeMs;
    idle = new IdleSweep(pieces, journeys);
    commit = CommitHook.of(context, Stores.JOURNEY_COMMIT);
    commit.onCommit(context, () -> flush(context));
  }

  @Override
  public void process(Record<byte[], Event> record) {
    commit.changed(record.timestamp());
    Event event = record.value();
    Journey journey = journeys.use(event.envelope().visitor());
    CountingOutcome outcome =
        engine.accept(journey, event, clock.advance(event.envelope().at()), facts);
    counters.event(outcome, wallClock.getAsLong() - record.timestamp());
    uncounted(outcome)
        .ifPresent(
            measure -> facts.add(event.envelope().platform(), measure, event.envelope().at(), 1));
    if (outcome == CountingOutcome.OVER_CAP) {
      facts.add(event.envelope().platform(), EVENTS_OVER_CAP, event.envelope().at(), 1);
      overCapLog.overCap(event.envelope().platform(), wallClock.getAsLong());
    }
    if (engine.pending() > MOST_PENDING) {
      settle();
    }
    if (++uncommitted % WEIGHED_EVERY == 0 && isFull()) {
      context.commit();
    }
  }

  @Override
  public void close() {
    settings.memory().close(context.taskId());
  }

  /** Whether the events since the last commit take so much memory that the task should commit. */
  private boolean isFull() {
    return journeys.weight() + facts.weight() > 2 * settings.memory().each();
  }

  private static Optional<Measure> uncounted(CountingOutcome outcome) {
    return switch (outcome) {
      case COUNTED -> Optional.empty();
      case REPEATED -> Optional.of(REPEATED);
      case BEYOND_HORIZON -> Optional.of(BEYOND_HORIZON);
      case OVER_CAP -> Optional.of(OVER_CAP);
    };
  }

  private void settle() {
    journeys.forEachUsed((_, journey) -> engine.settle(journey, facts));
  }

  private void flush(ProcessorContext<Object, Object> context) {
    uncommitted = 0;
    settle();
    if (settings.explain()) {
      journeys.forEachUsed((visitor, journey) -> explain(visitor, journey, context));
    }
    if (settings.bounds().horizon().isPresent()) {
      idle.next(clock.now(), journey -> engine.forget(journey, clock.now(), facts));
    }
    journeys.commit();
    clock.save();
    facts.drain(
        clock.now(),
        (family, changes) ->
            context.forward(new Record<>(family, changes, context.currentSystemTimeMs()), CHANGES));
  }

  private void explain(Visitor visitor, Journey journey, ProcessorContext<Object, Object> context) {
    engine.explain(
        visitor,
        journey,
        clock.now(),
        (key, order) ->
            encoded(order)
                .ifPresent(
                    value ->
                        context.forward(
                            new Record<>(
                                LoopKeyCodec.encode(key),
                                value.orElse(null),
                                context.currentSystemTimeMs()),
                            LOOPS)));
  }

  /**
   * Encodes an explanation. An explanation above its size limit is omitted, because it must not
   * stop the counting.
   */
  private static Optional<Optional<byte[]>> encoded(Optional<ExplainedOrder> order) {
    try {
      return Optional.of(order.map(LoopCodec::encode));
    } catch (IllegalStateException e) {
      log.error("an order is counted but cannot be explained", e);
      return Optional.empty();
    }
  }
}
