package io.millrace.aggregator.generation;

import io.millrace.events.generation.GenerationRecord;
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
 * Lets the stream start when the data is counted by this process's terms, and makes it so when that
 * is asked for. One process at a time does what is to be done; the others wait for it as long as it
 * gives signs of life. For one thread.
 */
public final class GenerationCoordinator implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GenerationCoordinator.class);
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final RequestedSettings demand;
  private final Map<String, Object> client;
  private final SummaryTombstoner clearing;
  private final SummaryEndOffsets ends;
  private final IntConsumer edition;
  private final Clock clock;
  private final GenerationReader reader;
  private OptionalLong lastSign = OptionalLong.empty();
  private Instant lastSignAt = Instant.EPOCH;

  /**
   * A gate that has not asked anything yet.
   *
   * @param client settings of Kafka clients
   * @param ends of the summaries, to notice when they are cut
   * @param edition gets how often all cells were to be written again, whenever that was read
   */
  public GenerationCoordinator(
      RequestedSettings demand,
      Map<String, Object> client,
      SummaryTombstoner clearing,
      SummaryEndOffsets ends,
      IntConsumer edition,
      Clock clock) {
    this.demand = demand;
    this.client = client;
    this.clearing = clearing;
    this.ends = ends;
    this.edition = edition;
    this.clock = clock;
    this.reader = new GenerationReader(client);
  }

  /**
   * Comes back when the stream may start. Blocks.
   *
   * @throws TermsRefusedException when it must not, until somebody changes something
   * @throws NotYetException when others have to do something first
   * @throws org.apache.kafka.common.KafkaException when the broker does not answer
   */
  public Generation pass() {
    Optional<Entry> entry = reader.read();
    return switch (opening(entry)) {
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

  /** Whether a stream of that generation may go on: nobody has asked for a rebuild since. */
  public boolean isCurrent(Generation generation) {
    Optional<GenerationRecord> basis = reader.read().map(Entry::record);
    basis.ifPresent(this::announce);
    return basis.filter(now -> now.generation() == generation.number()).isPresent();
  }

  /**
   * Has all cells written again when the summaries have become shorter, and notes how long they are
   * now. To be called again and again while a stream of that generation runs. Blocks.
   */
  public void watch(Generation generation) {
    if (ends.areCut(generation)) {
      passByClaim();
    }
    ends.remember();
  }

  @Override
  public void close() {
    reader.close();
  }

  /** What was read without the claim may be old; it is read again. */
  private Generation passByClaim() {
    try (GenerationClaim claim = GenerationClaim.take(client, reader)) {
      GenerationRecord record =
          switch (opening(claim.read())) {
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
    Generation generation = new Generation(record.generation());
    announce(record);
    ends.remember();
    clearing.abortHanging(generation);
    return generation;
  }

  /** Nothing is written again before what is there is withdrawn. */
  private void announce(GenerationRecord record) {
    if (!record.isUnfinished()) {
      edition.accept(record.edition());
    }
  }

  private StartDecision opening(Optional<Entry> entry) {
    StartDecision opening = StartDecision.of(entry.map(Entry::record), demand);
    return opening instanceof StartDecision.Agreed(GenerationRecord record)
            && ends.areCut(new Generation(record.generation()))
        ? new StartDecision.Republish(record.republished("cut-" + UUID.randomUUID()))
        : opening;
  }

  private static GenerationRecord begin(GenerationClaim claim, GenerationRecord first) {
    claim.write(first);
    log.info("the data is counted by {} from now on", first.calculation());
    return first;
  }

  private GenerationRecord rebuild(GenerationClaim claim, GenerationRecord rebuilt) {
    if (!demand.incomplete()) {
      clearing.requireAllEvents();
    }
    // From here on no stream starts before all cells are withdrawn, whoever dies.
    claim.write(rebuilt);
    log.info("everything is counted anew, by {}", rebuilt.calculation());
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
    clearing.run(claim, record);
    // What was cut is made good from here on; noticed again, it would never end.
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
      throw new RetryLaterException("another process withdraws old cells, or died doing so");
    }
  }
}
