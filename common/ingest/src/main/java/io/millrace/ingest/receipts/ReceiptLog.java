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
 * Keeps the latest event outcomes in memory. It keeps at most 50 accepted events and 50 other
 * events of each second, and only counts the rest, so a busy service spends little time here. Safe
 * for several threads.
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
   * Creates an empty log.
   *
   * @param keep the number of outcomes to keep, at least 1
   */
  public ReceiptLog(int keep, InstantSource clock) {
    this.ring = new ReceiptEntry[keep];
    this.clock = clock;
  }

  /**
   * Starts to log the outcomes of one request. The current time is the time of all its outcomes.
   */
  public Batch batch() {
    return new Batch(clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  /** The outcomes of one request's events. */
  public final class Batch {
    private final Instant received;

    private Batch(Instant received) {
      this.received = received;
    }

    /** Logs an event that was accepted. */
    public void accepted(Event event, Redactor redactor) {
      if (accepted.take(received.getEpochSecond())) {
        add(entry(event, redactor));
      } else {
        skipped.increment();
      }
    }

    /** Logs an event that was not accepted. {@code id} is empty when it could not be read. */
    public void refused(Optional<String> id, ProblemCode code, String detail, Redactor redactor) {
      if (refused.take(received.getEpochSecond())) {
        Optional<String> shown = id.map(redactor::id);
        add(new ReceiptEntry.Refused(received, shown, code, redactor.detail(detail)));
      } else {
        skipped.increment();
      }
    }

    /**
     * Logs something that was refused before it became an event. What it quotes is hidden, because
     * its visitor is not known.
     */
    public void refused(ProblemCode code, String detail) {
      refused(Optional.empty(), code, detail, Redactor.ofUnknownVisitor());
    }

    /** Logs an item of a foreign protocol for which the mapping has no rule. */
    public void unmapped(String protocol, String name) {
      if (refused.take(received.getEpochSecond())) {
        add(new ReceiptEntry.Unmapped(received, protocol, name));
      } else {
        skipped.increment();
      }
    }

    private ReceiptEntry entry(Event event, Redactor redactor) {
      EventEnvelope envelope = event.envelope();
      return new ReceiptEntry.Accepted(
          received,
          redactor.id(envelope.id()),
          envelope.type().id(),
          envelope.platform(),
          envelope.surface(),
          Instant.ofEpochMilli(envelope.at()),
          money(event).map(ReceiptLog::amount),
          envelope.version(),
          event instanceof Event.Deleted);
    }
  }

  /** The number of outcomes that were not kept so far. */
  long skipped() {
    return skipped.sum();
  }

  /** The number of the next outcome. Outcomes are numbered from 0. */
  synchronized long next() {
    return next;
  }

  /**
   * The outcomes from that number to the newest, in order. The oldest of them may be overwritten
   * already.
   */
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
   * @param first the number of the first outcome in the part
   * @param outcomes the outcomes in order, up to the newest
   */
  record Part(long first, List<ReceiptEntry> outcomes) {
    /** The number of the outcome that follows this part. */
    long end() {
      return first + outcomes.size();
    }
  }

  private synchronized void add(ReceiptEntry entry) {
    ring[(int) (next % ring.length)] = entry;
    next++;
  }

  private static Optional<Money> money(Event event) {
    return switch (event) {
      case Event.Purchase purchase -> purchase.amount();
      case Event.Refund refund -> Optional.of(refund.amount());
      case Event.Earning earning -> Optional.of(earning.amount());
      case Event.Spend spend -> Optional.of(spend.amount());
      case Event.Content _, Event.Social _, Event.Shopping _, Event.Deleted _ -> Optional.empty();
    };
  }

  private static Amount amount(Money money) {
    int digits = Currencies.digits(money.currency()).orElse(0);
    String value = BigDecimal.valueOf(money.minor(), digits).toPlainString();
    return new Amount(value, money.currency());
  }
}
