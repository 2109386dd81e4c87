package io.millrace.aggregator.topology;

import io.millrace.aggregator.topology.SimulatedLog.Entry;
import io.millrace.events.Event;
import io.millrace.events.cell.Family;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The processors from events to facts and explained orders, wired like in the topology. */
final class SimulatedJourneys extends SimulatedTask {
  private final DecodeStep read;
  private final Processor<byte[], Event, Object, Object> journey;
  private final SimulatedContext<Object, Object> ofRead;
  private final SimulatedContext<Object, Object> ofJourney;

  SimulatedJourneys(
      TaskId id, SimulatedWorker worker, JourneyStep.Settings settings, StreamCounters counters) {
    super(id, worker, Stores.JOURNEYS, Stores.JOURNEY_COMMIT);
    this.read = new DecodeStep(settings.catalog(), counters);
    this.journey = JourneyStep.supplier(settings, counters).get();
    this.ofRead = new SimulatedContext<>(this, "read", this::forwardFromRead);
    this.ofJourney = new SimulatedContext<>(this, "journey", this::forwardFromJourney);
  }

  @Override
  void init() {
    read.init(ofRead.proxy());
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

  private void forwardFromRead(String child, Record<Object, Object> record) {
    if (!child.equals(DecodeStep.EVENTS)) {
      throw new IllegalStateException("the simulation has no undecodable records");
    }
    ofJourney.inside(
        () ->
            journey.process(
                record.withKey((byte[]) record.key()).withValue((Event) record.value())));
  }

  private void forwardFromJourney(String child, Record<Object, Object> record) {
    switch (child) {
      case JourneyStep.LOOPS -> toLoops((byte[]) record.key(), (byte[]) record.value());
      case JourneyStep.CHANGES -> toFacts((Family) record.key(), (byte[]) record.value());
      default -> throw new IllegalStateException("no child " + child);
    }
  }

  private void toFacts(Family family, byte[] changes) {
    byte[] key = FamilySerde.FAMILY.serializer().serialize("facts", family);
    send(layout().facts(key), key, changes);
  }

  private void toLoops(byte[] key, byte @Nullable [] value) {
    send(layout().loops(key), key, value);
  }
}
