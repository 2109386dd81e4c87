package io.millrace.aggregator.generation;

import io.millrace.events.generation.GenerationRecord;
import io.millrace.events.topic.Topics;
import io.millrace.kafka.GenerationClaim;
import io.millrace.kafka.GenerationReader;
import io.millrace.kafka.GenerationReader.Entry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when the stream may start. The data must be counted with this process's calculation
 * settings. A requested rebuild or republication is prepared first: one process at a time holds a
 * claim and prepares it, and the others wait as long as that process gives signs of life. For use
 * by one thread.
 */
public final class GenerationCoordinator implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GenerationCoordinator.class);
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final RequestedSettings requested;
  private final Map<String, Object> client;
  private final SummaryTombstoner tombstoner;
  private final SummaryEndOffsets ends;
  private final IntConsumer edition;
  private final Clock clock;
  private final GenerationReader reader;
  private OptionalLong lastSign = OptionalLong.empty();
  private Instant lastSignAt = Instant.EPOCH;

  /**
   * Creates a coordinator that has not read anything yet.
   *
   * @param requested the settings of this process
   * @param client settings of Kafka clients
   * @param tombstoner deletes the results of older generations
   * @param ends of the summaries, to notice lost records
   * @param edition receives the number of the requested republication, each time that it is read
   * @param clock for the wait for other processes
   */
  public GenerationCoordinator(
      RequestedSettings requested,
      Map<String, Object> client,
      SummaryTombstoner tombstoner,
      SummaryEndOffsets ends,
      IntConsumer edition,
      Clock clock) {
    this.requested = requested;
    this.client = client;
    this.tombstoner = tombstoner;
    this.ends = ends;
    this.edition = edition;
    this.clock = clock;
    this.reader = new GenerationReader(client);
  }

  /**
   * Returns when the stream may start. Blocks.
   *
   * @throws SettingsRefusedException when the stream must not start before a setting changes
   * @throws RetryLaterException when another process must do something first
   * @throws org.apache.kafka.common.KafkaException when the broker does not answer
   */
  public Generation pass() {
    Optional<Entry> entry = reader.read();
    return switch (decide(entry)) {
      case StartDecision.Agreed(GenerationRecord record) -> agreed(record);
      case StartDecision.Refused(String reason) -> throw new SettingsRefusedException(reason);
      case StartDecision.First _, StartDecision.Rebuild _, StartDecision.Republish _ ->
          passByClaim();
      case StartDecision.Unfinished _ -> {
        awaitSilence(entry.orElseThrow());
        yield passByClaim();
      }
    };
  }

  /**
   * Whether a stream of this generation may continue: no rebuild was requested after it started.
   */
  public boolean isCurrent(Generation generation) {
    Optional<GenerationRecord> latest = reader.read().map(Entry::record);
    latest.ifPresent(this::announce);
    return latest.map(Generation::of).filter(generation::equals).isPresent();
  }

  /**
   * Requests a republication of all cells when the summaries have lost records, and stores their
   * present end offsets. To be called periodically while a stream of this generation runs. Blocks.
   */
  public void watch(Generation generation) {
    if (ends.storeUnlessCut(generation)) {
      passByClaim();
    }
  }

  @Override
  public void close() {
    reader.close();
  }

  /**
   * Reads the record again under the claim, because another process may have changed it meanwhile.
   */
  private Generation passByClaim() {
    try (GenerationClaim claim = GenerationClaim.take(client, reader)) {
      GenerationRecord record =
          switch (decide(claim.read())) {
            case StartDecision.Agreed(GenerationRecord agreed) -> agreed;
            case StartDecision.Republish(GenerationRecord republished) ->
                republish(claim, republished);
            case StartDecision.Refused(String reason) -> throw new SettingsRefusedException(reason);
            case StartDecision.First(GenerationRecord first) -> begin(claim, first);
            case StartDecision.Rebuild(GenerationRecord rebuilt) -> rebuild(claim, rebuilt);
            case StartDecision.Unfinished(GenerationRecord unfinished) -> clear(claim, unfinished);
          };
      return agreed(record);
    }
  }

  private Generation agreed(GenerationRecord record) {
    Generation generation = Generation.of(record);
    announce(record);
    ends.remember();
    tombstoner.abortHanging(generation);
    return generation;
  }

  /** A republication may begin only after the old cells are deleted. */
  private void announce(GenerationRecord record) {
    if (!record.isUnfinished()) {
      edition.accept(record.edition());
    }
  }

  private StartDecision decide(Optional<Entry> entry) {
    StartDecision decision = StartDecision.of(entry.map(Entry::record), requested);
    return decision instanceof StartDecision.Agreed(GenerationRecord record)
            && ends.areCut(Generation.of(record))
        ? new StartDecision.Republish(record.republished("cut-" + UUID.randomUUID()))
        : decision;
  }

  private GenerationRecord begin(GenerationClaim claim, GenerationRecord first) {
    if (ends.exist()) {
      throw new SettingsRefusedException(
          "%s has no record of the data, but there are summaries: restore it, or see 'Rebuild' in"
                  .formatted(Topics.TERMS.name())
              + " docs/operations/README.md");
    }
    claim.write(first);
    log.info("the data is counted with these settings from now on: {}", first.calculation());
    return first;
  }

  private GenerationRecord rebuild(GenerationClaim claim, GenerationRecord rebuilt) {
    if (!requested.incomplete()) {
      tombstoner.requireAllEvents();
    }
    // After this write, no stream starts before all cells are deleted, even when this process dies.
    claim.write(rebuilt);
    log.info("a rebuild begins: all events are counted again with {}", rebuilt.calculation());
    return clear(claim, rebuilt);
  }

  private GenerationRecord republish(GenerationClaim claim, GenerationRecord republished) {
    claim.write(republished);
    log.warn(
        "all cells are written again from the state ({}): until that is done, numbers are missing",
        republished.republications().getLast());
    return clear(claim, republished);
  }

  private GenerationRecord clear(GenerationClaim claim, GenerationRecord record) {
    tombstoner.run(claim, record);
    // The loss is repaired from here on. Without this, the next check would find it again, without
    // end.
    ends.remember();
    claim.write(record.cleared());
    return record.cleared();
  }

  private void awaitSilence(Entry entry) {
    if (lastSign.isEmpty() || lastSign.getAsLong() != entry.offset()) {
      lastSign = OptionalLong.of(entry.offset());
      lastSignAt = clock.instant();
    }
    if (Duration.between(lastSignAt, clock.instant()).compareTo(SILENCE) < 0) {
      throw new RetryLaterException("another process is deleting old cells, or has died meanwhile");
    }
  }
}
