package io.millrace.ingest.accept;

import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.ingest.answer.EventOutcome;
import io.millrace.ingest.answer.OutcomeCounters;
import io.millrace.ingest.answer.ProblemCode;
import io.millrace.ingest.answer.Receipt;
import io.millrace.ingest.answer.ReceiptBuilder;
import io.millrace.ingest.decode.BodyDecoder;
import io.millrace.ingest.decode.BodyFormat;
import io.millrace.ingest.decode.Decoded;
import io.millrace.ingest.decode.Redactor;
import io.millrace.ingest.decode.UnreadableException;
import io.millrace.ingest.publish.Acknowledgements;
import io.millrace.ingest.publish.EventPublisher;
import io.millrace.ingest.receipts.ReceiptLog;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Decodes a body, publishes its valid events, and makes a receipt with the outcome of each event.
 * Safe for several threads.
 */
public final class IngestPipeline {
  private static final EventOutcome ACCEPTED = new EventOutcome.Accepted();
  private static final EventOutcome.Unavailable UNAVAILABLE =
      new EventOutcome.Unavailable("not acknowledged in time; sending it again is safe");

  private static final EventOutcome.Rejected NOT_PERMITTED =
      new EventOutcome.Rejected(
          ProblemCode.TYPE_NOT_PERMITTED, "the key of this request may not send this event type");
  private static final Set<EventType> ALL_TYPES = Set.copyOf(EnumSet.allOf(EventType.class));

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

  /** Publishes the valid events of a body that may have events of every type. */
  public CompletionStage<Receipt> accept(byte[] body, int length, BodyFormat format)
      throws UnreadableException {
    return accept(body, length, format, ALL_TYPES);
  }

  /**
   * Publishes the valid events of a body. May block for a bounded time, so it must not run on an
   * event loop.
   *
   * @param body the content in the first {@code length} bytes
   * @param types the event types that the sender may send; other events are rejected
   * @return the receipt; completes when the outcome of every valid event is known
   * @throws UnreadableException when the body cannot be decoded as a whole; none of its events is
   *     published
   */
  public CompletionStage<Receipt> accept(
      byte[] body, int length, BodyFormat format, Set<EventType> types) throws UnreadableException {
    List<Decoded> elements =
        decoder.decode(body, length, format).stream()
            .map(element -> permitted(element, types))
            .toList();
    elements.forEach(element -> counters.received(type(element)));
    return publisher
        .publish(events(elements))
        .thenApply(acknowledgements -> receipt(elements, acknowledgements));
  }

  private static Decoded permitted(Decoded element, Set<EventType> types) {
    return switch (element) {
      case Decoded.Valid(Event event, Redactor redactor)
          when !types.contains(event.envelope().type()) ->
          new Decoded.Invalid(
              Optional.of(event.envelope().id()),
              Optional.of(event.envelope().type().id()),
              NOT_PERMITTED,
              redactor);
      case Decoded.Valid _, Decoded.Invalid _ -> element;
    };
  }

  private static List<Event> events(List<Decoded> elements) {
    return elements.stream()
        .filter(Decoded.Valid.class::isInstance)
        .map(element -> ((Decoded.Valid) element).event())
        .toList();
  }

  private Receipt receipt(List<Decoded> elements, Acknowledgements acknowledgements) {
    ReceiptBuilder builder = new ReceiptBuilder(counters);
    ReceiptLog.Batch logged = log.batch();
    int sent = 0;
    for (Decoded element : elements) {
      EventOutcome outcome =
          switch (element) {
            case Decoded.Valid _ -> acknowledgements.acknowledged(sent++) ? ACCEPTED : UNAVAILABLE;
            case Decoded.Invalid invalid -> invalid.reason();
          };
      builder.enter(id(element), type(element), outcome);
      note(logged, element, outcome);
    }
    return builder.receipt();
  }

  private static void note(ReceiptLog.Batch logged, Decoded element, EventOutcome outcome) {
    switch (outcome) {
      case EventOutcome.Accepted _ ->
          logged.accepted(((Decoded.Valid) element).event(), element.redactor());
      case EventOutcome.Rejected(ProblemCode code, String detail) ->
          logged.refused(id(element), code, detail, element.redactor());
      case EventOutcome.Unavailable(String detail) ->
          logged.refused(id(element), ProblemCode.UNAVAILABLE, detail, element.redactor());
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
