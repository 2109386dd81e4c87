package io.millrace.aggregator.basis;

import io.millrace.events.terms.Basis;
import io.millrace.kafka.BasisClaim;
import io.millrace.kafka.BasisReader;
import io.millrace.kafka.BasisReader.Entry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the stream start when the data is counted by this process's terms, and makes it so when that
 * is asked for. One process at a time does what is to be done; the others wait for it as long as it
 * gives signs of life. For one thread.
 */
public final class TermsGate implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TermsGate.class);
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final Demand demand;
  private final Map<String, Object> client;
  private final Clearing clearing;
  private final Clock clock;
  private final BasisReader reader;
  private OptionalLong lastSign = OptionalLong.empty();
  private Instant lastSignAt = Instant.EPOCH;

  /**
   * A gate that has not asked anything yet.
   *
   * @param client settings of Kafka clients
   */
  public TermsGate(Demand demand, Map<String, Object> client, Clearing clearing, Clock clock) {
    this.demand = demand;
    this.client = client;
    this.clearing = clearing;
    this.clock = clock;
    this.reader = new BasisReader(client);
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
      case Opening.Agreed(Basis basis) -> new Generation(basis.generation());
      case Opening.Refused(String reason) -> throw new TermsRefusedException(reason);
      case Opening.First _, Opening.Rebuild _ -> passByClaim();
      case Opening.Unfinished _ -> {
        awaitSilence(entry.orElseThrow());
        yield passByClaim();
      }
    };
  }

  /** Whether a stream of that generation may go on: nobody has asked for a rebuild since. */
  public boolean isCurrent(Generation generation) {
    return reader
        .read()
        .filter(entry -> entry.basis().generation() == generation.number())
        .isPresent();
  }

  @Override
  public void close() {
    reader.close();
  }

  /** What was read without the claim may be old; it is read again. */
  private Generation passByClaim() {
    try (BasisClaim claim = BasisClaim.take(client, reader)) {
      Basis basis =
          switch (opening(claim.read())) {
            case Opening.Agreed(Basis agreed) -> agreed;
            case Opening.Refused(String reason) -> throw new TermsRefusedException(reason);
            case Opening.First(Basis first) -> begin(claim, first);
            case Opening.Rebuild(Basis rebuilt) -> rebuild(claim, rebuilt);
            case Opening.Unfinished(Basis unfinished) -> clear(claim, unfinished);
          };
      return new Generation(basis.generation());
    }
  }

  private Opening opening(Optional<Entry> entry) {
    return Opening.of(entry.map(Entry::basis), demand);
  }

  private static Basis begin(BasisClaim claim, Basis first) {
    claim.write(first);
    log.info("the data is counted by {} from now on", first.terms());
    return first;
  }

  private Basis rebuild(BasisClaim claim, Basis rebuilt) {
    if (!demand.incomplete()) {
      clearing.requireAllEvents();
    }
    // From here on no stream starts before all cells are withdrawn, whoever dies.
    claim.write(rebuilt);
    log.info("everything is counted anew, by {}", rebuilt.terms());
    return clear(claim, rebuilt);
  }

  private Basis clear(BasisClaim claim, Basis basis) {
    clearing.run(claim, basis);
    claim.write(basis.cleared());
    return basis.cleared();
  }

  private void awaitSilence(Entry entry) {
    if (lastSign.isEmpty() || lastSign.getAsLong() != entry.offset()) {
      lastSign = OptionalLong.of(entry.offset());
      lastSignAt = clock.instant();
    }
    if (Duration.between(lastSignAt, clock.instant()).compareTo(SILENCE) < 0) {
      throw new NotYetException("another process prepares a rebuild, or died doing so");
    }
  }
}
