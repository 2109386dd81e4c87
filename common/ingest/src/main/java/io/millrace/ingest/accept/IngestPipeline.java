package io.millrace.ingest.accept;

import io.millrace.events.Event;
import io.millrace.ingest.answer.EventOutcome;
import io.millrace.ingest.answer.OutcomeCounters;
import io.millrace.ingest.answer.ProblemCode;
import io.millrace.ingest.answer.Receipt;
import io.millrace.ingest.answer.ReceiptBuilder;
import io.millrace.ingest.decode.BodyDecoder;
import io.millrace.ingest.decode.BodyFormat;
import io.millrace.ingest.decode.Decoded;
import io.millrace.ingest.decode.UnreadableException;
import io.millrace.ingest.publish.Acknowledgements;
import io.millrace.ingest.publish.EventPublisher;
import io.millrace.ingest.receipts.ReceiptLog;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Decodes a body, publishes what is good of it and says what became of each event. */
public final class IngestPipeline {
  private static final EventOutcome ACCEPTED = new EventOutcome.Accepted();
  private static final EventOutcome.Unavailable UNAVAILABLE =
      new EventOutcome.Unavailable("not acknowledged in time; sending it again is safe");

  private final BodyDecoder decoder;
  private final EventPublisher publisher;
  private final OutcomeCounters counters;
  private final ReceiptLog log;

  public IngestPipeline(
      BodyDecoder decoder, EventPublisher publisher, OutcomeCounters counters, ReceiptLog log) {
    this.log = log;
    this.decoder = decoder;
    this.publisher = publisher;
    this.counters = counters;
  }

  /**
   * Accepts what is good of a body. May block for a bounded time; not for an event loop.
   *
   * @param body of which the first {@code length} bytes count
   * @return the receipt, once the broker has answered for every good event
   * @throws UnreadableException when the body as a whole cannot be taken apart; nothing of it is
   *     published
   */
  public CompletionStage<Receipt> accept(byte[] body, int length, BodyFormat format)
      throws UnreadableException {
    List<Decoded> elements = decoder.decode(body, length, format);
    elements.forEach(element -> counters.received(type(element)));
    return publisher
        .publish(events(elements))
        .thenApply(deliveries -> receipt(elements, deliveries));
  }

  private static List<Event> events(List<Decoded> elements) {
    return elements.stream()
        .filter(Decoded.Valid.class::isInstance)
        .map(element -> ((Decoded.Valid) element).event())
        .toList();
  }

  private Receipt receipt(List<Decoded> elements, Acknowledgements deliveries) {
    ReceiptBuilder ledger = new ReceiptBuilder(counters);
    ReceiptLog.Batch seen = log.batch();
    int sent = 0;
    for (Decoded element : elements) {
      EventOutcome outcome =
          switch (element) {
            case Decoded.Valid _ -> deliveries.acknowledged(sent++) ? ACCEPTED : UNAVAILABLE;
            case Decoded.Invalid invalid -> invalid.reason();
          };
      ledger.enter(id(element), type(element), outcome);
      note(seen, element, outcome);
    }
    return ledger.receipt();
  }

  private static void note(ReceiptLog.Batch seen, Decoded element, EventOutcome outcome) {
    switch (outcome) {
      case EventOutcome.Accepted _ ->
          seen.accepted(((Decoded.Valid) element).event(), element.discretion());
      case EventOutcome.Rejected(ProblemCode code, String detail) ->
          seen.refused(id(element), code, detail, element.discretion());
      case EventOutcome.Unavailable(String detail) ->
          seen.refused(id(element), ProblemCode.UNAVAILABLE, detail, element.discretion());
    }
  }

  private static Optional<String> id(Decoded element) {
    return switch (element) {
      case Decoded.Valid valid -> Optional.of(valid.event().envelope().id());
      case Decoded.Invalid invalid -> invalid.id();
    };
  }

  private static String type(Decoded element) {
    return switch (element) {
      case Decoded.Valid valid -> valid.event().envelope().type().id();
      case Decoded.Invalid invalid -> invalid.type().orElse(OutcomeCounters.UNKNOWN);
    };
  }
}
