package io.millrace.aggregator.topology;

import io.millrace.aggregator.topology.SimulatedLog.Entry;
import io.millrace.events.cell.Changes;
import io.millrace.events.cell.Family;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The processors from events to facts and explained orders, wired like in the topology. */
final class SimulatedJourneys extends SimulatedTask {
  private final DecodeStep read;
  private final Processor<byte[], DecodeResult, byte[], JourneyOutput> journey;
  private final ChangesStep changes = new ChangesStep();
  private final ExplainedStep explained = new ExplainedStep();
  private final SimulatedContext<byte[], DecodeResult> ofRead;
  private final SimulatedContext<byte[], JourneyOutput> ofJourney;
  private final SimulatedContext<Family, Changes> ofChanges;
  private final SimulatedContext<byte[], byte @Nullable []> ofExplained;

  SimulatedJourneys(
      TaskId id, SimulatedWorker worker, JourneyStep.Settings settings, StreamCounters counters) {
    super(id, worker, Stores.JOURNEYS, Stores.JOURNEY_COMMIT);
    this.read = new DecodeStep(settings.catalog());
    this.journey = JourneyStep.supplier(settings, counters).get();
    this.ofRead = new SimulatedContext<>(this, "read", this::toJourney);
    this.ofJourney = new SimulatedContext<>(this, "journey", this::toBranch);
    this.ofChanges = new SimulatedContext<>(this, "changes", this::toFacts);
    this.ofExplained = new SimulatedContext<>(this, "explained", this::toLoops);
  }

  @Override
  void init() {
    read.init(ofRead.proxy());
    changes.init(ofChanges.proxy());
    explained.init(ofExplained.proxy());
    ofJourney.inside(() -> journey.init(ofJourney.proxy()));
  }

  @Override
  void process(Entry record) {
    ofRead.inside(
        () -> read.process(new Record<>(record.key(), record.value(), record.timestamp())));
  }

  @Override
  void close() {
    journey.close();
  }

  private void toJourney(Record<byte[], DecodeResult> record) {
    ofJourney.inside(() -> journey.process(record));
  }

  private void toBranch(Record<byte[], JourneyOutput> record) {
    if (record.value() instanceof JourneyOutput.Explained) {
      ofExplained.inside(() -> explained.process(record));
    } else {
      ofChanges.inside(() -> changes.process(record));
    }
  }

  private void toFacts(Record<Family, Changes> record) {
    byte[] key = ChangesSerdes.FAMILY.serializer().serialize("facts", record.key());
    byte[] value = ChangesSerdes.CHANGES.serializer().serialize("facts", record.value());
    send(layout().facts(key), key, value);
  }

  private void toLoops(Record<byte[], byte @Nullable []> record) {
    send(layout().loops(record.key()), record.key(), record.value());
  }
}
