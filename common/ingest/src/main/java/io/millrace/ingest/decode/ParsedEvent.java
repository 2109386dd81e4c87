package io.millrace.ingest.decode;

import io.millrace.events.Money;
import io.millrace.ingest.answer.EventOutcome;
import io.millrace.ingest.answer.ProblemCode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The field values of an event that is being read. Each value is valid for its field. {@link
 * EventValidator} checks whether the values together are a valid event. Only the first fault is
 * kept. For one thread.
 */
final class ParsedEvent {
  private final Set<EventField> seen = EnumSet.noneOf(EventField.class);
  private final Set<EventField> present = EnumSet.noneOf(EventField.class);
  private final Map<EventField, String> texts = new EnumMap<>(EventField.class);
  private long durationMs;
  private int version;
  private boolean deleted;
  private boolean cloudEvent;
  private @Nullable Money amount;
  private @Nullable String source;
  private EventOutcome.@Nullable Rejected fault;

  /**
   * Notes that the object has this field.
   *
   * @throws RejectedException when the object has the field twice
   */
  void see(EventField field) throws RejectedException {
    if (!seen.add(field)) {
      throw new RejectedException(ProblemCode.DUPLICATE_FIELD, field.jsonName() + " appears twice");
    }
  }

  void text(EventField field, String value) {
    present.add(field);
    texts.put(field, value);
  }

  void durationMs(long value) {
    present.add(EventField.DURATION_MS);
    durationMs = value;
  }

  void version(int value) {
    present.add(EventField.VERSION);
    version = value;
  }

  void deleted(boolean value) {
    present.add(EventField.DELETED);
    deleted = value;
  }

  /** Notes that the object is a CloudEvent, whose fields are at other places. */
  void cloudEvent() {
    cloudEvent = true;
  }

  boolean isCloudEvent() {
    return cloudEvent;
  }

  /** Notes the {@code source} of the CloudEvent that contains the event. */
  void source(String value) {
    source = value;
  }

  void amount(Money value) {
    present.add(EventField.AMOUNT);
    amount = value;
  }

  void fault(RejectedException rejected) {
    if (fault == null) {
      fault = rejected.reason();
    }
  }

  Optional<EventOutcome.Rejected> fault() {
    return Optional.ofNullable(fault);
  }

  /** The fields that have a value other than JSON null. */
  Set<EventField> present() {
    return present;
  }

  Optional<String> text(EventField field) {
    return Optional.ofNullable(texts.get(field));
  }

  String required(EventField field) throws RejectedException {
    String value = texts.get(field);
    if (value == null) {
      throw missing(field);
    }
    return value;
  }

  OptionalLong durationMs() {
    return present.contains(EventField.DURATION_MS)
        ? OptionalLong.of(durationMs)
        : OptionalLong.empty();
  }

  /** The version of the event; 0 when it has none. */
  int version() {
    return version;
  }

  /** Whether the sender takes the event back. */
  boolean isDeleted() {
    return deleted;
  }

  /** The {@code source} of the CloudEvent; empty when the event did not come as one. */
  Optional<String> source() {
    return Optional.ofNullable(source);
  }

  Optional<Money> amount() {
    return Optional.ofNullable(amount);
  }

  Money requiredAmount() throws RejectedException {
    return amount().orElseThrow(() -> missing(EventField.AMOUNT));
  }

  private static RejectedException missing(EventField field) {
    return new RejectedException(ProblemCode.MISSING_FIELD, field.jsonName() + " is required");
  }
}
