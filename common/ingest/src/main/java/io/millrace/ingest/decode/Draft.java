package io.millrace.ingest.decode;

import io.millrace.events.Money;
import io.millrace.ingest.answer.Code;
import io.millrace.ingest.answer.Outcome;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event while it is being read. Each value fits its field; whether they make up an event is for
 * {@link Contract} to say. Keeps the first fault only.
 */
final class Draft {
  private final Set<Field> seen = EnumSet.noneOf(Field.class);
  private final Set<Field> present = EnumSet.noneOf(Field.class);
  private final Map<Field, String> texts = new EnumMap<>(Field.class);
  private long durationMs;
  private @Nullable Money amount;
  private Outcome.@Nullable Rejected fault;

  /** Notes that the field was there; twice is once too often. */
  void see(Field field) throws RejectedException {
    if (!seen.add(field)) {
      throw new RejectedException(Code.DUPLICATE_FIELD, field.jsonName() + " is there twice");
    }
  }

  void text(Field field, String value) {
    present.add(field);
    texts.put(field, value);
  }

  void durationMs(long value) {
    present.add(Field.DURATION_MS);
    durationMs = value;
  }

  void amount(Money value) {
    present.add(Field.AMOUNT);
    amount = value;
  }

  void fault(RejectedException rejected) {
    if (fault == null) {
      fault = rejected.reason();
    }
  }

  Optional<Outcome.Rejected> fault() {
    return Optional.ofNullable(fault);
  }

  /** The fields with a value; null is none. */
  Set<Field> present() {
    return present;
  }

  Optional<String> text(Field field) {
    return Optional.ofNullable(texts.get(field));
  }

  String required(Field field) throws RejectedException {
    String value = texts.get(field);
    if (value == null) {
      throw missing(field);
    }
    return value;
  }

  OptionalLong durationMs() {
    return present.contains(Field.DURATION_MS) ? OptionalLong.of(durationMs) : OptionalLong.empty();
  }

  Optional<Money> amount() {
    return Optional.ofNullable(amount);
  }

  Money requiredAmount() throws RejectedException {
    return amount().orElseThrow(() -> missing(Field.AMOUNT));
  }

  private static RejectedException missing(Field field) {
    return new RejectedException(Code.MISSING_FIELD, field.jsonName() + " is required");
  }
}
