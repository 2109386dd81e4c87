package io.millrace.ingest.receipts;

import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.Money;
import io.millrace.events.catalog.Currencies;
import io.millrace.ingest.answer.ProblemCode;
import io.millrace.ingest.decode.Redactor;
import io.millrace.ingest.receipts.ReceiptEntry.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * The latest outcomes, in memory. Of each second at most 50 accepted events and 50 others are kept;
 * what is beyond is counted, which is all that a busy service spends on it.
 */
public final class ReceiptLog {
  private static final int KEPT_PER_SECOND = 50;

  private final InstantSource clock;
  private final PerSecond accepted = new PerSecond(KEPT_PER_SECOND);
  private final PerSecond refused = new PerSecond(KEPT_PER_SECOND);
  private final LongAdder skipped = new LongAdder();
  private final ReceiptEntry[] ring;
  private long next;

  /**
   * An empty log.
   *
   * @param keep how many outcomes, at least 1
   */
  public ReceiptLog(int keep, InstantSource clock) {
    this.ring = new ReceiptEntry[keep];
    this.clock = clock;
  }

  /** A request whose events have their outcomes now. */
  public Batch batch() {
    return new Batch(clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  /** The outcomes of one request's events. */
  public final class Batch {
    private final Instant received;

    private Batch(Instant received) {
      this.received = received;
    }

    /** Notes an event that was accepted. */
    public void accepted(Event event, Redactor discretion) {
      if (accepted.take(received.getEpochSecond())) {
        add(seen(event, discretion));
      } else {
        skipped.increment();
      }
    }

    /** Notes an event that was not accepted; {@code id} when it could be read. */
    public void refused(Optional<String> id, ProblemCode code, String detail, Redactor discretion) {
      if (refused.take(received.getEpochSecond())) {
        Optional<String> shown = id.map(discretion::id);
        add(new ReceiptEntry.Refused(received, shown, code, discretion.detail(detail)));
      } else {
        skipped.increment();
      }
    }

    private ReceiptEntry seen(Event event, Redactor discretion) {
      EventEnvelope envelope = event.envelope();
      return new ReceiptEntry.Accepted(
          received,
          discretion.id(envelope.id()),
          envelope.type().id(),
          envelope.platform(),
          envelope.surface(),
          Instant.ofEpochMilli(envelope.at()),
          money(event).map(ReceiptLog::amount));
    }
  }

  /** How many outcomes there have been that were not kept. */
  long skipped() {
    return skipped.sum();
  }

  /** The number of the outcome that comes next; they count from 0. */
  synchronized long next() {
    return next;
  }

  /** The outcomes from that number on, in order; the oldest of them may be forgotten by now. */
  synchronized Part from(long number) {
    long first = Math.max(number, Math.max(0, next - ring.length));
    List<ReceiptEntry> found = new ArrayList<>();
    for (long i = first; i < next; i++) {
      found.add(ring[(int) (i % ring.length)]);
    }
    return new Part(first, found);
  }

  /**
   * A part of the log.
   *
   * @param first the number of its first outcome
   * @param outcomes in order, up to the newest
   */
  record Part(long first, List<ReceiptEntry> outcomes) {
    /** The number of the outcome that comes after it. */
    long end() {
      return first + outcomes.size();
    }
  }

  private synchronized void add(ReceiptEntry seen) {
    ring[(int) (next % ring.length)] = seen;
    next++;
  }

  private static Optional<Money> money(Event event) {
    return switch (event) {
      case Event.Purchase purchase -> purchase.amount();
      case Event.Refund refund -> Optional.of(refund.amount());
      case Event.Earning earning -> Optional.of(earning.amount());
      case Event.Content _, Event.Social _, Event.Shopping _ -> Optional.empty();
    };
  }

  private static Amount amount(Money money) {
    int digits = Currencies.digits(money.currency()).orElse(0);
    String value = BigDecimal.valueOf(money.minor(), digits).toPlainString();
    return new Amount(value, money.currency());
  }
}
